package dev.kith.relay.runtime;

import dev.kith.model.crypto.KeyPair;
import dev.kith.relay.access.WriteRules;
import dev.kith.relay.session.SessionLimits;
import dev.kith.relay.store.EventLog;
import dev.kith.relay.store.LogScan;
import dev.kith.relay.store.SessionProgress;
import dev.kith.relay.store.SessionStore;
import dev.kith.relay.store.SessionUpkeep;
import dev.kith.relay.store.ShareStore;
import dev.kith.relay.store.WorkerStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.ConnectionFactory;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;

/// Puts together what keeps durable sessions.
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

  /// The name of this replica, new at each start: what an earlier process of it had is lost.
  record Replica(UUID id) {}

  @Bean
  Replica replica() {
    return new Replica(UUID.randomUUID());
  }

  @Bean
  SessionLimits sessionLimits(RelayProperties properties) {
    RelayProperties.Sessions sessions = properties.sessions();
    return new SessionLimits(
        sessions.filters(),
        properties.limits().filterValues(),
        sessions.receiveMax(),
        sessions.expiry(),
        sessions.willDelay());
  }

  @Bean
  AttachedHere attachedHere(MeterRegistry meters) {
    return new AttachedHere(meters);
  }

  @Bean
  Keepers keepers(InstantSource clock) {
    return new Keepers(clock);
  }

  @Bean
  Bequests bequests(
      ConnectionFactory connections,
      EventLog log,
      FanOut fanOut,
      WriteRules rules,
      RelaySigner signer,
      Keepers keepers,
      InstantSource clock,
      MeterRegistry meters) {
    return new Bequests(
        StoreConfiguration.plainClient(connections),
        log,
        fanOut,
        rules,
        signer,
        keepers,
        clock,
        meters);
  }

  @Bean
  SessionKeeper sessionKeeper(
      ConnectionFactory connections,
      Replica replica,
      AttachedHere attachedHere,
      WorkerStore workerStore,
      Shares shares,
      Keepers keepers,
      KeyPair relayKey,
      MemberList members,
      RelayProperties properties,
      MeterRegistry meters) {
    DatabaseClient database = StoreConfiguration.plainClient(connections);
    return new SessionKeeper(
        new SessionStore(database, new R2dbcTransactionManager(connections), replica.id()),
        new ProgressSaver(new SessionProgress(database), meters),
        attachedHere,
        workerStore,
        shares,
        keepers,
        new Origins(relayKey.secretKey(), members::isMember),
        properties.sessions());
  }

  @Bean
  ShareStore shareStore(
      ConnectionFactory connections, Replica replica, LogScan scan, InstantSource clock) {
    return new ShareStore(
        StoreConfiguration.plainClient(connections),
        new R2dbcTransactionManager(connections),
        scan,
        replica.id(),
        clock);
  }

  @Bean
  WorkerStore workerStore(ConnectionFactory connections, Replica replica) {
    return new WorkerStore(
        StoreConfiguration.plainClient(connections),
        new R2dbcTransactionManager(connections),
        replica.id());
  }

  @Bean
  Shares shares(ShareStore store, WorkerStore workers, MeterRegistry meters) {
    return new Shares(store, workers, meters);
  }

  @Bean
  SessionRounds sessionRounds(
      ConnectionFactory connections,
      Replica replica,
      Bequests bequests,
      AttachedHere attachedHere,
      Shares shares,
      Keepers keepers,
      FanOut fanOut,
      Clients clients,
      MeterRegistry meters) {
    SessionUpkeep upkeep =
        new SessionUpkeep(StoreConfiguration.plainClient(connections), replica.id());
    return new SessionRounds(
        upkeep,
        bequests,
        attachedHere,
        shares,
        keepers,
        new SessionMeters(meters),
        fanOut,
        clients);
  }
}
