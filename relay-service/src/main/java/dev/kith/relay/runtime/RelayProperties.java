package dev.kith.relay.runtime;

import dev.kith.model.event.PublicKey;
import dev.kith.relay.access.AccessMode;
import dev.kith.relay.access.Inviters;
import dev.kith.relay.access.Readers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// What an operator can set. docs/operate.md lists every option.
///
/// @param name what the relay calls itself (NIP-11)
/// @param description one paragraph for people (NIP-11)
/// @param contact how to reach the operator, a URI (NIP-11)
/// @param icon a small square picture of the relay (NIP-11)
/// @param url the URL under which clients reach the relay; without it, the one that a client's
///   handshake names counts in its authentication, which is safe on loopback only
/// @param internalUrl the URL under which the mesh's own services reach the relay, where that is
///   another one
/// @param secretKey the relay's own key as 64 hex digits; without it, one is made at the first
///   start and kept in the database
/// @param access who may write; without it, everybody on this machine and members beyond it
/// @param readers who may read; without it, members if access is closed and else everybody
/// @param inviters who gets an invite code by a request for kind 28935 (NIP-43)
/// @param services keys of the mesh's own services: they publish what is theirs, are told which
///   keys connect, and have no budget
/// @param names which names the relay vouches for (NIP-05)
/// @param limits what one client may have
/// @param intake how events are taken in
/// @param sessions what durable sessions may ask for
/// @param loops when agents that answer each other are stopped
/// @param reconciliations what reconciling sets of events may cost (NIP-77)
/// @param budgets how much one address or key may use
/// @param retention how long events are kept
@Validated
@ConfigurationProperties(prefix = "kith.relay", ignoreUnknownFields = false)
public record RelayProperties(
    @DefaultValue("Kith relay") @NotNull String name,
    @DefaultValue("Mailbox, presence and wake layer for agents") @NotNull String description,
    @Nullable String contact,
    @Nullable URI icon,
    @Nullable URI url,
    @Nullable URI internalUrl,
    @Nullable @Pattern(regexp = "[0-9a-f]{64}", message = "must be 64 lowercase hex digits")
        String secretKey,
    @Nullable AccessMode access,
    @Nullable Readers readers,
    @DefaultValue("operators") @NotNull Inviters inviters,
    @DefaultValue List<PublicKey> services,
    @DefaultValue @Valid Names names,
    @DefaultValue @Valid Limits limits,
    @DefaultValue @Valid Intake intake,
    @DefaultValue @Valid Sessions sessions,
    @DefaultValue @Valid Loops loops,
    @DefaultValue @Valid Reconciliations reconciliations,
    @DefaultValue @Valid @NestedConfigurationProperty Budgets budgets,
    @DefaultValue @Valid @NestedConfigurationProperty Retention retention) {

  public RelayProperties {
    services = List.copyOf(services);
  }

  /// @param hosts that names are under, such as `example.org`; WebFinger answers for no others
  /// @param kept how long a name that was freed is kept for the key that had it
  public record Names(
      @DefaultValue List<String> hosts, @DefaultValue("30d") @NotNull Duration kept) {
    public Names {
      hosts = List.copyOf(hosts);
    }
  }

  /// @param frame longest frame from a client, and so longest event
  /// @param unread most bytes kept for a client that does not read
  /// @param window most frames of one client that are taken in and not yet answered
  /// @param subscriptions most open subscriptions of one connection
  /// @param filters most filters of one request
  /// @param filterValues most values in all filters of one request
  /// @param keys most keys authenticated on one connection
  /// @param defaultLimit most stored events for a filter without a limit
  /// @param maxLimit most stored events for any filter
  /// @param exactCount highest number that a `COUNT` is answered with
  /// @param countTime how long counting may take
  /// @param tags most tags of one event
  /// @param difficulty leading zero bits that the id of an event must have (NIP-13)
  /// @param future how far ahead of the relay's clock `created_at` may be
  /// @param ephemeralPast how far behind it an ephemeral event may be
  /// @param heartbeat how often a silent client is pinged; twice that long without an answer is the
  ///   end
  public record Limits(
      @DefaultValue("128KB") @NotNull DataSize frame,
      @DefaultValue("8MB") @NotNull DataSize unread,
      @DefaultValue("256") @Min(1) @Max(10_000) int window,
      @DefaultValue("64") @Min(1) @Max(10_000) int subscriptions,
      @DefaultValue("16") @Min(1) @Max(1_000) int filters,
      @DefaultValue("2000") @Min(1) @Max(100_000) int filterValues,
      @DefaultValue("16") @Min(1) @Max(1_000) int keys,
      @DefaultValue("500") @Min(1) @Max(100_000) int defaultLimit,
      @DefaultValue("5000") @Min(1) @Max(100_000) int maxLimit,
      @DefaultValue("100000") @Min(1) @Max(100_000_000) int exactCount,
      @DefaultValue("5s") @NotNull Duration countTime,
      @DefaultValue("2000") @Min(1) @Max(100_000) int tags,
      @DefaultValue("0") @Min(0) @Max(64) int difficulty,
      @DefaultValue("15m") @NotNull Duration future,
      @DefaultValue("60s") @NotNull Duration ephemeralPast,
      @DefaultValue("30s") @NotNull Duration heartbeat) {}

  /// @param batch most events of one transaction
  /// @param queue most events that wait for one
  /// @param verifiers threads that check signatures; 0 means one for each processor
  /// @param verifyQueue most signatures that wait to be checked
  /// @param queries most queries that wait for an answer of the database
  /// @param follow how often the log is looked at for what other replicas appended, and for what is
  ///   not in the search index
  public record Intake(
      @DefaultValue("512") @Min(1) @Max(10_000) int batch,
      @DefaultValue("16384") @Min(1) int queue,
      @DefaultValue("0") @Min(0) @Max(256) int verifiers,
      @DefaultValue("16384") @Min(1) int verifyQueue,
      @DefaultValue("4096") @Min(1) int queries,
      @DefaultValue("1s") @NotNull Duration follow) {}

  /// @param perKey most sessions of one key
  /// @param perAddress most sessions of keys that are not members and opened them at one address
  ///   beyond this machine; 0 for no limit
  /// @param workers most workers of one shared session
  /// @param filters most filters of one session
  /// @param receiveMax most deliveries of one session that are not acknowledged
  /// @param expiry longest time that a session outlives its last attachment
  /// @param willDelay longest time between the loss of a connection and the will
  public record Sessions(
      @DefaultValue("16") @Min(1) @Max(10_000) int perKey,
      @DefaultValue("64") @Min(0) @Max(1_000_000) int perAddress,
      @DefaultValue("64") @Min(1) @Max(1_000) int workers,
      @DefaultValue("10") @Min(1) @Max(1_000) int filters,
      @DefaultValue("1000") @Min(1) @Max(100_000) int receiveMax,
      @DefaultValue("30d") @NotNull Duration expiry,
      @DefaultValue("1d") @NotNull Duration willDelay) {}

  /// @param enabled whether circuits are opened at all
  /// @param exempt keys whose exchanges never count as loops, such as those of people
  public record Loops(@DefaultValue("true") boolean enabled, @DefaultValue List<PublicKey> exempt) {
    public Loops {
      exempt = List.copyOf(exempt);
    }
  }

  /// @param open most open reconciliations of one connection
  /// @param events most events that one may be about
  /// @param relayEvents most events of all open ones of the relay together; each takes 40 bytes
  /// @param message most bytes of a message of the relay; on the wire they are twice as many
  /// @param idle how long one may wait for the client's next message
  public record Reconciliations(
      @DefaultValue("8") @Min(1) @Max(1_000) int open,
      @DefaultValue("1000000") @Min(1) @Max(100_000_000) int events,
      @DefaultValue("4000000") @Min(1024) long relayEvents,
      @DefaultValue("500000") @Min(4096) @Max(8_000_000) int message,
      @DefaultValue("60s") @NotNull Duration idle) {}
}
