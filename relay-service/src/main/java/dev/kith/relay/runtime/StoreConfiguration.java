package dev.kith.relay.runtime;

import dev.kith.relay.store.Durability;
import dev.kith.relay.store.EventCounts;
import dev.kith.relay.store.EventLog;
import dev.kith.relay.store.EventQueries;
import dev.kith.relay.store.ItemQueries;
import dev.kith.relay.store.LogConnectionFactory;
import dev.kith.relay.store.LogScan;
import dev.kith.relay.store.LogTail;
import dev.kith.relay.store.SearchIndex;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;

/// The store's connections and what works on them.
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(StoreConfiguration.class);
  private static final Duration START = Duration.ofSeconds(30);

  /// The log has a connection of its own: readers must not be able to keep a writer waiting.
  @Bean(destroyMethod = "dispose")
  LogConnections logConnections(R2dbcConnectionDetails details) {
    return new LogConnections(
        new ConnectionPool(
            ConnectionPoolConfiguration.builder(
                    new LogConnectionFactory(
                        ConnectionFactories.get(details.getConnectionFactoryOptions())))
                .initialSize(1)
                .maxSize(1)
                .build()));
  }

  /// A type of its own, so that nobody mistakes it for the readers' pool.
  record LogConnections(ConnectionPool pool) {
    void dispose() {
      pool.dispose();
    }
  }

  @Bean
  EventLog eventLog(LogConnections connections) {
    return new EventLog(
        plainClient(connections.pool()), new R2dbcTransactionManager(connections.pool()));
  }

  @Bean
  EventQueries eventQueries(ConnectionFactory connections, RelayProperties properties) {
    RelayProperties.Limits limits = properties.limits();
    return new EventQueries(
        plainClient(connections), limits.defaultLimit(), limits.maxLimit(), pageBytes(properties));
  }

  @Bean
  LogScan logScan(ConnectionFactory connections, RelayProperties properties) {
    return new LogScan(plainClient(connections), pageBytes(properties));
  }

  /// A page takes a megabyte, and in any case the longest event.
  private static int pageBytes(RelayProperties properties) {
    return (int) Math.max(1 << 20, properties.limits().frame().toBytes());
  }

  @Bean
  EventCounts eventCounts(ConnectionFactory connections, RelayProperties properties) {
    RelayProperties.Limits limits = properties.limits();
    return new EventCounts(
        plainClient(connections),
        new R2dbcTransactionManager(connections),
        limits.exactCount(),
        limits.countTime());
  }

  @Bean
  SearchIndex searchIndex(ConnectionFactory connections) {
    return new SearchIndex(plainClient(connections), new R2dbcTransactionManager(connections));
  }

  @Bean
  ItemQueries itemQueries(ConnectionFactory connections) {
    return new ItemQueries(plainClient(connections));
  }

  @Bean
  LogTail logTail(ConnectionFactory connections) {
    return new LogTail(plainClient(connections));
  }

  @Bean
  Durability durability(LogConnections connections) {
    Durability durability =
        Durability.check(plainClient(connections.pool())).blockOptional(START).orElseThrow();
    if (!durability.isDurable()) {
      LOG.warn("not durable: a crash of PostgreSQL can lose events: {}", durability.weak());
    }
    return durability;
  }

  /// Statements are written with PostgreSQL's own `$1`, so nothing has to be looked for in them.
  static DatabaseClient plainClient(ConnectionFactory connections) {
    return DatabaseClient.builder().connectionFactory(connections).namedParameters(false).build();
  }
}
