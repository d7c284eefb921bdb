package dev.kith.presence.runtime;

import dev.kith.presence.store.AgentReader;
import dev.kith.presence.store.AgentWriter;
import dev.kith.presence.store.Identities;
import dev.kith.presence.store.WakeableStore;
import io.r2dbc.spi.ConnectionFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/// What works on the database.
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

  @Bean
  Identities identities(ConnectionFactory connections) {
    return new Identities(plainClient(connections));
  }

  @Bean
  AgentReader agentReader(ConnectionFactory connections) {
    return new AgentReader(plainClient(connections));
  }

  @Bean
  WakeableStore wakeableStore(ConnectionFactory connections) {
    return new WakeableStore(plainClient(connections));
  }

  @Bean
  AgentWriter agentWriter(ConnectionFactory connections) {
    return new AgentWriter(
        plainClient(connections),
        TransactionalOperator.create(new R2dbcTransactionManager(connections)));
  }

  /// Statements are written with PostgreSQL's own `$1`, so nothing has to be looked for in them.
  private static DatabaseClient plainClient(ConnectionFactory connections) {
    return DatabaseClient.builder().connectionFactory(connections).namedParameters(false).build();
  }
}
