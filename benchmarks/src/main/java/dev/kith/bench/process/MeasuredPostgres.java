package dev.kith.bench.process;

import dev.kith.bench.failure.BenchFailure;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// An empty durable PostgreSQL for one measured relay, the same for whoever's it is.
record MeasuredPostgres(EmbeddedPostgres postgres) {

  /// User and password in one.
  static final String USER = "postgres";

  private static final String DURABILITY =
      """
      select name || '=' || setting from pg_settings
      where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'wal_sync_method')
      order by name
      """;

  /// @param directory of the relay, which ends with the benchmark
  static MeasuredPostgres start(Ground ground, Path directory) throws IOException, BenchFailure {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(ground.lasting("postgres").toFile())
            .setDataDirectory(directory.resolve("postgres"))
            .setRegisterShutdownHook(false)
            .setServerConfig("fsync", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("synchronous_commit", "on");
    return new MeasuredPostgres(ground.started(builder::start, MeasuredPostgres::stop));
  }

  /// As in `localhost:port/name`.
  String address() {
    return "localhost:" + postgres.getPort() + "/postgres";
  }

  /// How durable it is, as it says.
  String settings() throws BenchFailure {
    List<String> settings = new ArrayList<>();
    settings.add("PostgreSQL " + rows("select current_setting('server_version')").getFirst());
    settings.addAll(rows(DURABILITY));
    return String.join(", ", settings);
  }

  /// The first column of what a query finds.
  List<String> rows(String sql) throws BenchFailure {
    List<String> rows = new ArrayList<>();
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        rows.add(found.getString(1));
      }
    } catch (SQLException silent) {
      throw new BenchFailure("PostgreSQL does not answer: " + silent.getMessage(), silent);
    }
    return rows;
  }

  /// How long a query takes whose work is undone afterwards, in milliseconds.
  ///
  /// @param before statements of the same transaction, which are not counted
  double timed(String query, List<String> before) throws BenchFailure {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (String first : before) {
        statement.execute(first);
      }
      long began = System.nanoTime();
      statement.execute(query);
      long took = System.nanoTime() - began;
      connection.rollback();
      return took / 1e6;
    } catch (SQLException refused) {
      throw new BenchFailure("PostgreSQL does not answer: " + refused.getMessage(), refused);
    }
  }

  List<ProcessHandle> processes() throws BenchFailure {
    try {
      return new PostgresProcesses(Path.of(rows("show data_directory").getFirst())).all();
    } catch (IOException gone) {
      throw new BenchFailure("PostgreSQL has ended", gone);
    }
  }

  /// Lets it look at what is in its tables, as it does by itself within a minute.
  void analyze() throws BenchFailure {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("analyze");
    } catch (SQLException refused) {
      throw new BenchFailure("PostgreSQL does not look at its tables", refused);
    }
  }

  private static void stop(EmbeddedPostgres postgres) {
    try {
      postgres.close();
    } catch (IOException leftRunning) {
      throw new UncheckedIOException("PostgreSQL could not be stopped", leftRunning);
    }
  }
}
