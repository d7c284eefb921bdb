package dev.kith.relay.runtime;

import dev.kith.relay.access.AccessMode;
import dev.kith.relay.access.ReadRules;
import dev.kith.relay.access.WriteRules;
import dev.kith.relay.http.Mailboxes;
import dev.kith.relay.http.NameDirectory;
import dev.kith.relay.http.NameHosts;
import dev.kith.relay.http.Publishing;
import dev.kith.relay.http.RelayAddress;
import dev.kith.relay.http.SessionAdministration;
import dev.kith.relay.http.Streams;
import dev.kith.relay.http.WakeServices;
import dev.kith.relay.http.Wakes;
import dev.kith.relay.http.Workers;
import dev.kith.relay.ingest.Admission;
import dev.kith.relay.name.NameRule;
import dev.kith.relay.session.SessionLimits;
import dev.kith.relay.store.EventLog;
import dev.kith.relay.store.ShareStore;
import dev.kith.relay.store.StreamScan;
import dev.kith.relay.store.WakeStore;
import dev.kith.relay.store.WorkerStore;
import dev.kith.relay.stream.StreamView;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.ConnectionFactory;
import java.time.InstantSource;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;

/// What those without a socket are served by.
@Configuration(proxyBeanMethods = false)
class HttpConfiguration {

  /// Most events of one author that its streams are made out from; about 20 megabytes.
  private static final int NUMBERED_EVENTS = 100_000;

  @Bean
  LongPolls longPolls(MeterRegistry meters) {
    return new LongPolls(meters);
  }

  @Bean
  Mailboxes mailboxes(
      SessionKeeper sessions,
      SessionLimits limits,
      ReadRules rules,
      Engine engine,
      LongPolls polls,
      FanOut fanOut) {
    return new HttpMailboxes(sessions, limits, rules, engine.reads(), polls, fanOut);
  }

  @Bean
  Workers workers(
      SessionKeeper sessions,
      ShareStore shares,
      WorkerStore workers,
      ReadRules rules,
      LongPolls polls,
      FanOut fanOut) {
    return new HttpWorkers(sessions, shares, workers, rules, polls, fanOut);
  }

  @Bean
  Publishing publishing(
      Engine engine, Admission admission, WriteRules writeRules, SharedLedger ledger) {
    return new HttpPublishing(engine, admission, writeRules, ledger);
  }

  @Bean
  Streams streams(ConnectionFactory connections) {
    DatabaseClient database = StoreConfiguration.plainClient(connections);
    return author ->
        StreamScan.of(database, author, NUMBERED_EVENTS).collectList().map(StreamView::of);
  }

  @Bean
  SessionAdministration sessionAdministration(
      ConnectionFactory connections, SessionKeeper sessions, Engine engine) {
    return new StoredSessions(
        StoreConfiguration.plainClient(connections), sessions, engine.reads());
  }

  @Bean
  Wakes wakes(ConnectionFactory connections, InstantSource clock, MeterRegistry meters) {
    return new WakeDesk(
        new WakeStore(
            StoreConfiguration.plainClient(connections), new R2dbcTransactionManager(connections)),
        clock,
        meters);
  }

  @Bean
  WakeServices wakeServices(RelayProperties properties) {
    return new WakeServices(Set.copyOf(properties.services()));
  }

  @Bean
  NameDirectory nameDirectory(
      ConnectionFactory connections,
      EventLog log,
      AccessMode mode,
      SharedLedger ledger,
      RelayProperties properties,
      InstantSource clock) {
    return new NameDesk(
        StoreConfiguration.plainClient(connections),
        log,
        new NameRule(mode),
        properties.names().kept(),
        ledger,
        clock);
  }

  @Bean
  RelayAddress relayAddress(RelayProperties properties) {
    return new RelayAddress(properties.url());
  }

  @Bean
  NameHosts nameHosts(RelayProperties properties) {
    return NameHosts.of(properties.names().hosts());
  }
}
