package dev.kith.testkit.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/// The one PostgreSQL server of this JVM: started when first asked for, stopped and deleted when
/// the JVM ends.
final class EmbeddedServer {

  /// Under the load of a whole build on two cores a start takes several seconds.
  private static final Duration MAX_START = Duration.ofMinutes(2);

  private static final EmbeddedPostgres POSTGRES = start();

  private EmbeddedServer() {}

  static int port() {
    return POSTGRES.getPort();
  }

  static void createDatabase(String name) {
    try (Connection connection = POSTGRES.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException refused) {
      throw new IllegalStateException("the database " + name + " cannot be created", refused);
    }
  }

  private static EmbeddedPostgres start() {
    try {
      // The library starts its servers without durability unless told otherwise.
      return EmbeddedPostgres.builder()
          .setServerConfig("fsync", "on")
          .setServerConfig("synchronous_commit", "on")
          .setServerConfig("full_page_writes", "on")
          .setServerConfig("max_connections", "300")
          .setPGStartupWait(MAX_START)
          .start();
    } catch (IOException failed) {
      throw new UncheckedIOException("the embedded PostgreSQL does not start", failed);
    }
  }
}
