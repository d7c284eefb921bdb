package dev.kith.testkit.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class EmbeddedDatabaseTest {

  private static final EmbeddedDatabase DATABASE = EmbeddedDatabase.create();

  @ParameterizedTest
  @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
  void theServerIsDurable(String setting) throws SQLException {
    assertThat(ask(DATABASE, "SHOW " + setting)).isEqualTo("on");
  }

  @Test
  void theServerHasTheVersionOfProduction() throws SQLException {
    assertThat(ask(DATABASE, "SHOW server_version")).startsWith("18.");
  }

  @Test
  void theUrlOfR2dbcLeadsToTheSameDatabase() {
    ConnectionFactory connections =
        ConnectionFactories.get(
            ConnectionFactoryOptions.parse(DATABASE.r2dbcUrl())
                .mutate()
                .option(ConnectionFactoryOptions.USER, DATABASE.user())
                .option(ConnectionFactoryOptions.PASSWORD, DATABASE.password())
                .build());

    String name =
        Flux.usingWhen(
                connections.create(), EmbeddedDatabaseTest::currentDatabase, Connection::close)
            .blockLast();

    assertThat(name).isEqualTo(DATABASE.name());
  }

  @Test
  void anotherDatabaseIsEmptyOnTheSameServer() throws SQLException {
    ask(DATABASE, "CREATE TABLE mine AS SELECT 1; SELECT count(*) FROM mine");

    EmbeddedDatabase another = EmbeddedDatabase.create();

    assertThat(another.port()).isEqualTo(DATABASE.port());
    assertThat(ask(another, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
        .isEqualTo("0");
  }

  private static Flux<String> currentDatabase(Connection connection) {
    return Mono.from(connection.createStatement("SELECT current_database()").execute())
        .flatMapMany(result -> result.map(row -> row.get(0, String.class)));
  }

  /// The first column of the first row of the last statement.
  private static String ask(EmbeddedDatabase database, String sql) throws SQLException {
    try (java.sql.Connection connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      while (statement.getResultSet() == null) {
        statement.getMoreResults();
      }
      try (ResultSet row = statement.getResultSet()) {
        row.next();
        return row.getString(1);
      }
    }
  }
}
