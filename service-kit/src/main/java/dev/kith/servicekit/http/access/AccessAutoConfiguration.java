package dev.kith.servicekit.http.access;

import dev.kith.model.crypto.Signatures;
import dev.kith.model.secp256k1.NativeSignatures;
import dev.kith.servicekit.http.HttpProperties;
import dev.kith.servicekit.meters.HttpMeters;
import dev.kith.servicekit.nip98.HttpAuthorization;
import dev.kith.servicekit.nip98.ReplayCache;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/// Puts the gate in front of a service.
@AutoConfiguration
@EnableConfigurationProperties(AccessProperties.class)
class AccessAutoConfiguration {

  /// Some 800 signed requests a second for two minutes; ten megabytes when full.
  private static final int REPLAY_CAPACITY = 100_000;

  @Bean
  @ConditionalOnMissingBean
  InstantSource clock() {
    return Clock.systemUTC();
  }

  @Bean
  @ConditionalOnMissingBean
  Signatures signatures() {
    return NativeSignatures.load();
  }

  @Bean
  RoleSource configuredRoles(AccessProperties properties) {
    return new ConfiguredRoles(properties);
  }

  @Bean
  DeclaredRoles declaredRoles(
      @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping controllers) {
    return new DeclaredRoles(controllers);
  }

  @Bean
  Gate gate(
      Signatures signatures,
      List<RoleSource> roles,
      HttpProperties http,
      MeterRegistry meters,
      InstantSource clock) {
    ReplayCache replays = new ReplayCache(REPLAY_CAPACITY);
    Gauge.builder(HttpMeters.REPLAY_MEMORY, replays, ReplayCache::size).register(meters);
    return new Gate(
        new HttpAuthorization(signatures),
        replays,
        new ReplayCache(REPLAY_CAPACITY),
        roles,
        new RequestUrls(http),
        new RequestBody(http),
        new Refusals(meters),
        clock);
  }

  @Bean
  AccessFilter accessFilter(
      ObjectProvider<HandlerMapping> mappings,
      @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping controllers,
      WebEndpointProperties actuator,
      Gate gate,
      AccessProperties properties) {
    return new AccessFilter(
        new AccessRules(mappings.orderedStream().toList(), controllers, actuator.getBasePath()),
        gate,
        properties.observers());
  }
}
