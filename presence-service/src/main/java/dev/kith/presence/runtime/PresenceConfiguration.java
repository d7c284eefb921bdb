package dev.kith.presence.runtime;

import dev.kith.client.relaylist.RelayUrl;
import dev.kith.client.runtime.Signer;
import dev.kith.discovery.advert.Offer;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.crypto.Signatures;
import dev.kith.presence.agents.AgentWatch;
import dev.kith.presence.http.Directory;
import dev.kith.presence.http.DirectoryReaders;
import dev.kith.presence.http.RelayHealthIndicator;
import dev.kith.presence.services.Service;
import dev.kith.presence.services.ServiceWatch;
import dev.kith.presence.store.AgentReader;
import dev.kith.presence.store.AgentReader.Head;
import dev.kith.presence.store.AgentWriter;
import dev.kith.presence.store.Identities;
import dev.kith.presence.transport.Connections;
import dev.kith.servicekit.discovery.Announced;
import dev.kith.servicekit.http.HttpProperties;
import dev.kith.servicekit.startup.StartRefused;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Puts the presence service together.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PresenceProperties.class)
class PresenceConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(PresenceConfiguration.class);
  private static final Duration START = Duration.ofSeconds(30);
  private static final Duration SWEEP = Duration.ofHours(1);

  @Bean
  @DependsOnDatabaseInitialization
  KeyPair presenceKey(
      PresenceProperties properties,
      Identities identities,
      Signatures signatures,
      InstantSource clock) {
    KeyPair key =
        PresenceKey.find(properties.secretKey(), identities, signatures, clock)
            .blockOptional(START)
            .orElseThrow();
    LOG.info("the presence service signs as {}", key.publicKey().hex());
    return key;
  }

  @Bean
  Announced announced(KeyPair presenceKey) {
    return new Announced(Offer.PRESENCE, presenceKey.publicKey());
  }

  @Bean
  @DependsOnDatabaseInitialization
  Journal journal(AgentWriter writer, MeterRegistry meters) {
    return new Journal(writer, meters);
  }

  @Bean
  @DependsOnDatabaseInitialization
  Watching watching(
      AgentReader reader,
      Journal journal,
      KeyPair presenceKey,
      Signatures signatures,
      InstantSource clock,
      PresenceProperties properties,
      MeterRegistry meters,
      Optional<Group> group,
      Environment environment) {
    SecureRandom random = new SecureRandom();
    return new Watching(
        new AgentWatch(properties.probing().timing(), properties.agents(), random),
        new ServiceWatch(
            services(properties), properties.probing().timing(), random, clock.instant()),
        reader,
        journal,
        presenceKey,
        new Signer(signatures, random),
        clock,
        relays(properties),
        properties.probing().attempt(),
        new WatchMeters(meters),
        group.orElse(null),
        () -> environment.getRequiredProperty("local.server.port", Integer.class));
  }

  @Bean
  @ConditionalOnProperty(prefix = "kith.presence", name = "group.mesh")
  @DependsOnDatabaseInitialization
  Group group(
      PresenceProperties properties,
      AgentReader reader,
      Signatures signatures,
      InstantSource clock,
      MeterRegistry meters,
      HttpProperties http) {
    UUID database = reader.head().map(Head::id).blockOptional(START).orElseThrow();
    return new Group(
        GroupIdentity.of(properties.group(), database, signatures),
        signatures,
        new SecureRandom(),
        clock,
        // Instances behind one proxy are all known by one URL, and believe no other.
        url -> http.publicUrl() == null ? url : http.publicUrl().with(Connections.PATH),
        new GroupMeters(meters));
  }

  private static List<Service> services(PresenceProperties properties) {
    return Stream.concat(
            relays(properties).stream().distinct().map(Service::relay),
            properties.wake().stream().distinct().map(Service::wake))
        .toList();
  }

  private static List<URI> relays(PresenceProperties properties) {
    try {
      return properties.relays().stream().map(URI::toString).map(RelayUrl::parse).toList();
    } catch (IllegalArgumentException malformed) {
      throw new StartRefused("kith.presence.relays: " + malformed.getMessage());
    }
  }

  @Bean
  Directory directory(
      AgentReader reader,
      Journal journal,
      InstantSource clock,
      MeterRegistry meters,
      Optional<Group> group,
      WakeableDesk wakeables) {
    Flux<Boolean> elsewhere = group.isPresent() ? Heads.moved(reader) : Flux.never();
    return new DirectoryDesk(
        reader, Flux.merge(journal.kept(), wakeables.kept(), elsewhere), clock, meters);
  }

  @Bean
  DirectoryReaders directoryReaders(PresenceProperties properties) {
    return new DirectoryReaders(properties.readers());
  }

  @Bean
  RelayHealthIndicator relayHealthIndicator(Watching watching) {
    return new RelayHealthIndicator(watching::relays);
  }

  @Bean(destroyMethod = "dispose")
  Disposable forgetting(AgentWriter writer, PresenceProperties properties, InstantSource clock) {
    return Flux.interval(SWEEP)
        .onBackpressureDrop()
        .concatMap(_ ->
            writer
                .forget(properties.keep(), clock.instant())
                .onErrorResume(fault -> {
                  LOG.warn("nothing can be forgotten: {}", fault.toString());
                  return Mono.empty();
                }))
        .subscribe();
  }
}
