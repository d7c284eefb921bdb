package dev.kith.wake.store;

import dev.kith.testkit.database.EmbeddedDatabase;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import org.flywaydb.core.Flyway;

/// A database with the tables of the wake service.
public record WakeDatabase(ConnectionPool connections) implements AutoCloseable {

  private static final int CONNECTIONS = 8;

  public static WakeDatabase create() {
    EmbeddedDatabase database = EmbeddedDatabase.create();
    Flyway.configure()
        .dataSource(database.jdbcUrl(), database.user(), database.password())
        .locations("classpath:db/wake")
        .schemas("wake")
        .load()
        .migrate();
    ConnectionFactory factory =
        ConnectionFactories.get(
            ConnectionFactoryOptions.parse(database.r2dbcUrl())
                .mutate()
                .option(ConnectionFactoryOptions.USER, database.user())
                .option(ConnectionFactoryOptions.PASSWORD, database.password())
                .build());
    return new WakeDatabase(
        new ConnectionPool(
            ConnectionPoolConfiguration.builder(factory).maxSize(CONNECTIONS).build()));
  }

  @Override
  public void close() {
    connections.dispose();
  }
}
