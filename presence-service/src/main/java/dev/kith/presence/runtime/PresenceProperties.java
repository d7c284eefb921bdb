package dev.kith.presence.runtime;

import dev.kith.model.event.PublicKey;
import dev.kith.presence.agents.Timing;
import dev.kith.servicekit.access.Role;
import dev.kith.servicekit.startup.Example;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// What an operator can set. docs/operate.md lists every option.
///
/// @param relays where agents are watched
/// @param secretKey the service's own key as 64 hex digits; without it, one is made at the first
///   start and kept in the database
/// @param readers the least role of those who may ask about agents
/// @param wake the keys of wake services, which tell which agents can be woken and are watched like
///   the relays
/// @param agents how many agents are watched at a time
/// @param keep how long an agent is kept that declares nothing and cannot be reached
/// @param probing when agents are probed and what their silence means
/// @param group other instances that have the same database
@Validated
@ConfigurationProperties(prefix = "kith.presence", ignoreUnknownFields = false)
public record PresenceProperties(
    @Example("wss://relay.example.org")
        @DefaultValue("ws://127.0.0.1:7447")
        @Size(min = 1, max = 16, message = "must be 1 to 16 relays")
        List<URI> relays,
    @Nullable @Pattern(regexp = "[0-9a-f]{64}", message = "must be 64 lowercase hex digits")
        String secretKey,
    @DefaultValue("agent") @NotNull Role readers,
    @DefaultValue @Size(max = 100) List<PublicKey> wake,
    @DefaultValue("200000") @Min(1) @Max(10_000_000) int agents,
    @DefaultValue("30d") @NotNull Duration keep,
    @DefaultValue @Valid Probing probing,
    @DefaultValue @Valid Grouping group) {

  public PresenceProperties {
    relays = List.copyOf(relays);
    wake = List.copyOf(wake);
  }

  /// @param mesh the name of the group, 1 to 23 visible ASCII characters; without it the instance
  ///   is alone
  /// @param secretKey the instance's own key in the group as 64 hex digits
  /// @param members the keys of all instances
  /// @param seeds where others are asked who is there, as `host:port`
  /// @param bind the address at which datagrams are taken; their port is that of the service
  /// @param host the name or address under which others reach this instance
  /// @param path what its datagrams travel over, such as a zone: others are asked on different ones
  public record Grouping(
      @Nullable @Pattern(regexp = "[!-~]{1,23}", message = "must be 1 to 23 visible characters")
          String mesh,
      @Nullable @Pattern(regexp = "[0-9a-f]{64}", message = "must be 64 lowercase hex digits")
          String secretKey,
      @DefaultValue @Size(max = 1_000) List<PublicKey> members,
      @DefaultValue @Size(max = 100) List<String> seeds,
      @DefaultValue("127.0.0.1") @NotNull String bind,
      @DefaultValue("127.0.0.1") @NotNull String host,
      @Nullable String path) {

    public Grouping {
      members = List.copyOf(members);
      seeds = List.copyOf(seeds);
    }
  }

  /// @param quiet silence after which a reachable agent is probed
  /// @param attempt how long an answer may take before the next probe is sent
  /// @param suspect how long probes may stay unanswered before an agent is suspect
  /// @param gone how long before it is unreachable
  /// @param grace how long nothing is concluded from silence after a relay was connected to
  /// @param retry how often an unreachable agent whose lease runs is probed again
  /// @param announced how long what is published of an agent holds
  /// @param rate most probes a second that no hint asks for
  public record Probing(
      @DefaultValue("60s") @NotNull Duration quiet,
      @DefaultValue("3s") @NotNull Duration attempt,
      @DefaultValue("5s") @NotNull Duration suspect,
      @DefaultValue("20s") @NotNull Duration gone,
      @DefaultValue("30s") @NotNull Duration grace,
      @DefaultValue("5m") @NotNull Duration retry,
      @DefaultValue("1h") @NotNull Duration announced,
      @DefaultValue("200") @Min(1) @Max(100_000) int rate) {

    Timing timing() {
      return new Timing(quiet, attempt, suspect, gone, grace, retry, announced, rate);
    }
  }
}
