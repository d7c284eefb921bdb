package dev.kith.relay.runtime;

import dev.kith.model.crypto.KeyPair;
import dev.kith.model.crypto.Signatures;
import dev.kith.model.loop.LoopLimits;
import dev.kith.model.loop.LoopWatch;
import dev.kith.relay.store.CircuitStore.Circuit;
import dev.kith.relay.store.EventLog;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts loop control together.
@Configuration(proxyBeanMethods = false)
class LoopConfiguration {

  private static final Duration START = Duration.ofSeconds(30);

  @Bean
  RelaySigner relaySigner(Signatures signatures, KeyPair relayKey) {
    return new RelaySigner(signatures, relayKey);
  }

  @Bean
  LoopLimits loopLimits(RelayProperties properties) {
    return LoopLimits.standard(Set.copyOf(properties.loops().exempt()));
  }

  @Bean
  Suspicions suspicions(InstantSource clock, MeterRegistry meters) {
    return new Suspicions(clock, meters);
  }

  @Bean
  LoopControl loopControl(
      LoopLimits limits,
      Suspicions suspicions,
      KeyPair relayKey,
      InstantSource clock,
      MeterRegistry meters) {
    return new LoopControl(new LoopWatch(limits), suspicions, relayKey.publicKey(), clock, meters);
  }

  @Bean
  @DependsOnDatabaseInitialization
  CircuitBreaker circuitBreaker(
      ConnectionFactory connections,
      EventLog log,
      FanOut fanOut,
      RelaySigner signer,
      LoopControl control,
      LoopLimits limits,
      RelayProperties properties,
      InstantSource clock) {
    CircuitBreaker breaker =
        new CircuitBreaker(StoreConfiguration.plainClient(connections), log, fanOut, signer, clock);
    List<Circuit> before =
        breaker
            .since(clock.instant().minus(limits.longestBreak()))
            .collectList()
            .blockOptional(START)
            .orElseThrow();
    before.forEach(circuit -> control.opened(circuit.pair(), circuit.until()));
    if (properties.loops().enabled()) {
      control.openBy(breaker::open);
    }
    return breaker;
  }
}
