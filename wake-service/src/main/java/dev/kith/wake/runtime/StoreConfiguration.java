package dev.kith.wake.runtime;

import dev.kith.servicekit.startup.StartRefused;
import dev.kith.wake.policy.WakeLimits;
import dev.kith.wake.store.AgentStore;
import dev.kith.wake.store.ChangeStore;
import dev.kith.wake.store.DeviceStore;
import dev.kith.wake.store.HistoryStore;
import dev.kith.wake.store.Seal;
import dev.kith.wake.store.SealingKeys;
import dev.kith.wake.store.UntoldStore;
import io.r2dbc.spi.ConnectionFactory;
import java.security.SecureRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;

/// What works on the database.
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

  @Bean
  AgentStore agentStore(ConnectionFactory connections) {
    return new AgentStore(
        DatabaseClient.create(connections),
        new R2dbcTransactionManager(connections),
        WakeLimits.STANDARD,
        new SecureRandom());
  }

  @Bean
  DeviceStore deviceStore(ConnectionFactory connections, WakeProperties properties) {
    return new DeviceStore(
        DatabaseClient.create(connections),
        new Seal(keys(properties.sealing()), new SecureRandom()));
  }

  @Bean
  HistoryStore historyStore(ConnectionFactory connections) {
    return new HistoryStore(plainClient(connections));
  }

  @Bean
  ChangeStore changeStore(ConnectionFactory connections) {
    return new ChangeStore(plainClient(connections));
  }

  @Bean
  UntoldStore untoldStore(ConnectionFactory connections) {
    return new UntoldStore(plainClient(connections));
  }

  private static SealingKeys keys(WakeProperties.Sealing sealing) {
    try {
      return new SealingKeys(sealing.current(), sealing.keys());
    } catch (IllegalArgumentException unusable) {
      throw new StartRefused("kith.wake.sealing: " + unusable.getMessage());
    }
  }

  /// Statements are written with PostgreSQL's own `$1`, so nothing has to be looked for in them.
  private static DatabaseClient plainClient(ConnectionFactory connections) {
    return DatabaseClient.builder().connectionFactory(connections).namedParameters(false).build();
  }
}
