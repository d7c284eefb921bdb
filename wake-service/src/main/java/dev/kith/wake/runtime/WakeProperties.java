package dev.kith.wake.runtime;

import dev.kith.servicekit.startup.Example;
import dev.kith.wake.provider.outbound.AddressPolicy;
import dev.kith.wake.push.Secret;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// What an operator can set. docs/operate.md lists every option.
///
/// @param relay whose agents are woken
/// @param presence a presence service that is told who can be woken
/// @param secretKey the service's own key as 64 hex digits, which the relay has to know
/// @param devices most devices of one agent
/// @param inFlight most agents that are seen to at a time
/// @param keep how long it is kept what has happened to an agent's wakes
/// @param sealing what endpoints are encrypted with
/// @param webhooks which addresses may be called that agents have named
/// @param apns how Apple is reached
/// @param fcm how Google is reached
/// @param webPush how the push services of browsers know this service
@Validated
@ConfigurationProperties(prefix = "kith.wake", ignoreUnknownFields = false)
public record WakeProperties(
    @Example("wss://relay.example.org") @DefaultValue("ws://127.0.0.1:7447") @NotNull URI relay,
    @Example("http://127.0.0.1:7448") @Nullable URI presence,
    @NotNull(message = "must be the service's own secret key, 64 lowercase hex digits")
        Secret secretKey,
    @DefaultValue("16") @Min(1) @Max(1_000) int devices,
    @DefaultValue("64") @Min(1) @Max(10_000) int inFlight,
    @DefaultValue("30d") @NotNull Duration keep,
    @DefaultValue @Valid Sealing sealing,
    @DefaultValue @Valid Webhooks webhooks,
    @DefaultValue @Valid Apns apns,
    @DefaultValue @Valid Fcm fcm,
    @DefaultValue @Valid WebPush webPush) {

  /// @param current the id of the key that new endpoints are sealed with
  /// @param keys 32 bytes in base64 each, by their ids; an old one is needed as long as anything is
  ///   sealed with it
  public record Sealing(
      @DefaultValue("1") @NotNull String current,
      @DefaultValue @NotEmpty(message = "must have a key, 32 bytes in base64")
          Map<String, Secret> keys) {

    public Sealing {
      keys = Map.copyOf(keys);
    }
  }

  /// @param loopback whether this machine itself may be called
  /// @param privateNetworks whether networks may be called that are not reached from outside
  /// @param patience how long an answer may take
  public record Webhooks(
      @DefaultValue("false") boolean loopback,
      @DefaultValue("false") boolean privateNetworks,
      @DefaultValue("10s") @NotNull Duration patience) {

    AddressPolicy policy() {
      return new AddressPolicy(loopback, privateNetworks);
    }
  }

  /// All three, or none: then nobody is woken by Apple.
  ///
  /// @param teamId of the developers
  /// @param keyId of the signing key
  /// @param key the content of Apple's .p8 file
  public record Apns(@Nullable String teamId, @Nullable String keyId, @Nullable Secret key) {}

  /// @param account the content of a service account's file; without it, nobody is woken by Google
  /// @param api where the service is
  public record Fcm(
      @Nullable Secret account, @DefaultValue("https://fcm.googleapis.com") @NotNull URI api) {}

  /// All three, or none: then no browser is woken.
  ///
  /// @param privateKey of the key pair of VAPID, in base64url
  /// @param publicKey of the key pair of VAPID, in base64url
  /// @param contact whom a push service may write to: `mailto:` or `https:`
  public record WebPush(
      @Nullable Secret privateKey, @Nullable String publicKey, @Nullable String contact) {}
}
