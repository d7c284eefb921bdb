package dev.kith.wake.runtime;

import dev.kith.model.crypto.KeyPair;
import dev.kith.model.crypto.SecretKey;
import dev.kith.model.crypto.Signatures;
import dev.kith.model.event.Bytes32;
import dev.kith.servicekit.startup.StartRefused;
import dev.kith.wake.http.Devices;
import dev.kith.wake.http.Operations;
import dev.kith.wake.http.RelayHealthIndicator;
import dev.kith.wake.http.Wakes;
import dev.kith.wake.mesh.RelayApi;
import dev.kith.wake.policy.WakeLimits;
import dev.kith.wake.provider.webhook.WebhookChallenge;
import dev.kith.wake.store.AgentStore;
import dev.kith.wake.store.ChangeStore;
import dev.kith.wake.store.DeviceStore;
import dev.kith.wake.store.HistoryStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;

/// Puts the wake service together.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WakeProperties.class)
class WakeConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(WakeConfiguration.class);

  /// How late a wake may be because nobody looks.
  private static final Duration LOOK = Duration.ofMillis(50);

  /// A look ends when the slowest push of it is answered; others must not wait for that.
  private static final int LOOKS = 64;

  private static final int AGENTS = 200;
  private static final Duration FOLLOW = Duration.ofMillis(250);
  private static final Duration TELL = Duration.ofSeconds(1);
  private static final Duration SWEEP = Duration.ofHours(1);

  @Bean
  KeyPair wakeKey(WakeProperties properties, Signatures signatures) {
    try {
      KeyPair key =
          KeyPair.of(signatures, new SecretKey(Bytes32.ofHex(properties.secretKey().text())));
      LOG.info("the wake service signs as {}", key.publicKey().hex());
      return key;
    } catch (IllegalArgumentException unusable) {
      throw new StartRefused("kith.wake.secret-key must be a secret key, 64 lowercase hex digits.");
    }
  }

  @Bean
  WakeRound wakeRound(
      AgentStore agents,
      DeviceStore devices,
      PushDesk desk,
      InstantSource clock,
      WakeProperties properties) {
    return new WakeRound(agents, devices, desk, clock, properties.inFlight());
  }

  @Bean
  WakeMeters wakeMeters(MeterRegistry meters) {
    return new WakeMeters(meters);
  }

  @Bean
  @DependsOnDatabaseInitialization
  Intake intake(RelayApi relay, WakeRound round, WakeMeters meters, InstantSource clock) {
    return new Intake(relay, round, meters, clock);
  }

  @Bean
  RelayHealthIndicator relayHealthIndicator(Intake intake, InstantSource clock) {
    return new RelayHealthIndicator(intake::heard, clock);
  }

  @Bean
  Devices devices(
      DeviceStore store,
      WebhookChallenge challenge,
      PushDesk desk,
      WakeProperties properties,
      InstantSource clock) {
    return new DeviceDesk(
        store,
        challenge,
        properties.webhooks().policy(),
        desk,
        properties.devices(),
        clock,
        new SecureRandom());
  }

  @Bean
  Wakes wakes(
      HistoryStore history,
      AgentStore agents,
      WakeRound round,
      WakeMeters meters,
      InstantSource clock) {
    return new WakeHistory(history, agents, round, meters, WakeLimits.STANDARD, clock);
  }

  @Bean
  Operations wakeOperations(
      DeviceStore devices,
      AgentStore agents,
      HistoryStore history,
      PushDesk desk,
      Wakes wakes,
      InstantSource clock) {
    return new OperationsDesk(devices, agents, history, desk, wakes, clock);
  }

  @Bean
  Followers followers(
      ChangeStore changes,
      DeviceStore devices,
      HistoryStore history,
      RelayApi relay,
      WakeRound round,
      WakeMeters meters) {
    return new Followers(changes, devices, history, relay, round, meters);
  }

  @Bean
  @DependsOnDatabaseInitialization
  Rounds rounds(
      WakeRound round,
      Followers followers,
      DeviceStore devices,
      HistoryStore history,
      WakeMeters meters,
      WakeProperties properties,
      InstantSource clock) {
    Rounds rounds = new Rounds();
    rounds.at(
        Flux.merge(Flux.interval(LOOK).onBackpressureDrop(), round.due()),
        LOOKS,
        "waking what is due",
        () -> round.run(AGENTS).doOnNext(meters::happened).then());
    rounds.every(FOLLOW, "following changes of devices", followers::followChanges);
    rounds.every(TELL, "telling who could not be woken", followers::tellParked);
    rounds.every(
        SWEEP,
        "forgetting what is old",
        () ->
            devices
                .expire(clock.instant())
                .then(history.forget(clock.instant().minus(properties.keep()))));
    return rounds;
  }
}
