package dev.kith.wake.runtime;

import dev.kith.client.giftwrap.Unwrapping;
import dev.kith.client.relaylist.RelayUrl;
import dev.kith.client.runtime.EventCodec;
import dev.kith.client.runtime.Signer;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.crypto.Signatures;
import dev.kith.wake.http.Devices;
import dev.kith.wake.http.WrappedDevice;
import dev.kith.wake.mesh.MeshService;
import dev.kith.wake.mesh.PresenceApi;
import dev.kith.wake.mesh.RelayApi;
import dev.kith.wake.mesh.WrapsApi;
import dev.kith.wake.store.UntoldStore;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.validation.Validator;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/// The other services of the mesh.
@Configuration(proxyBeanMethods = false)
class MeshConfiguration {

  private static final Duration TELL = Duration.ofSeconds(1);

  @Bean
  MeshService relayService(
      WakeProperties properties, KeyPair wakeKey, Signatures signatures, InstantSource clock) {
    MeshService.Place place =
        new MeshService.Place(
            "relay", RelayUrl.overHttp(properties.relay()), "kith.relay.services");
    return service(place, wakeKey, signatures, clock);
  }

  @Bean
  RelayApi relayApi(MeshService relayService, JsonMapper json) {
    return new RelayApi(relayService, json);
  }

  @Bean
  @DependsOnDatabaseInitialization
  WrappedIntake wrappedIntake(
      MeshService relayService,
      KeyPair wakeKey,
      Signatures signatures,
      Devices devices,
      JsonMapper json,
      Validator validator,
      MeterRegistry meters,
      InstantSource clock) {
    return new WrappedIntake(
        new WrapsApi(relayService, wakeKey.publicKey(), json),
        new Unwrapping(signatures, new EventCodec()),
        wakeKey,
        new WrappedDevice(json, validator),
        devices,
        meters,
        clock);
  }

  @Bean
  @ConditionalOnProperty(prefix = "kith.wake", name = "presence")
  @DependsOnDatabaseInitialization
  Rounds presenceRounds(
      WakeProperties properties,
      UntoldStore untold,
      KeyPair wakeKey,
      Signatures signatures,
      InstantSource clock) {
    String url = String.valueOf(properties.presence()).replaceFirst("/+$", "");
    MeshService.Place place = new MeshService.Place("presence service", url, "kith.presence.wake");
    PresenceApi presence = new PresenceApi(service(place, wakeKey, signatures, clock));
    Rounds rounds = new Rounds();
    rounds.every(
        TELL,
        "telling the presence service who can be woken",
        new PresenceTelling(untold, presence)::tell);
    return rounds;
  }

  private static MeshService service(
      MeshService.Place place, KeyPair key, Signatures signatures, InstantSource clock) {
    return new MeshService(place, key, new Signer(signatures, new SecureRandom()), clock);
  }
}
