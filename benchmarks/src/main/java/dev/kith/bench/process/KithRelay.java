package dev.kith.bench.process;

import dev.kith.bench.failure.BenchFailure;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Kith's relay as it is by default, in a JVM of its own, on an empty durable PostgreSQL. Only the
/// budgets of keys are off: the load comes from a few of them.
///
/// @param settings PostgreSQL's
public record KithRelay(URI url, String settings, ProcessHandle process, EmbeddedPostgres postgres)
    implements Relay {

  private static final String DURABILITY =
      """
      select name || '=' || setting from pg_settings
      where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'wal_sync_method')
      order by name
      """;

  public static KithRelay start(Ground ground)
      throws IOException, BenchFailure, InterruptedException {
    return start(ground, "kith");
  }

  /// @param files how its files and its log are called
  public static KithRelay start(Ground ground, String files)
      throws IOException, BenchFailure, InterruptedException {
    Path directory = ground.temporary(files);
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(ground.lasting("postgres").toFile())
            .setDataDirectory(directory.resolve("postgres"))
            .setRegisterShutdownHook(false)
            .setServerConfig("fsync", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("synchronous_commit", "on");
    EmbeddedPostgres postgres = ground.started(builder::start, KithRelay::stop);
    int port = Child.freePort();
    Child child =
        Child.start(ground, directory, ground.lasting(files + ".log"), command(postgres, port));
    child.awaitListening(port);
    return new KithRelay(Child.url(port), settings(postgres), child.handle(), postgres);
  }

  @Override
  public String name() {
    return "kith";
  }

  /// What its heap holds in bytes once all garbage is collected.
  public long liveHeap() throws BenchFailure, InterruptedException {
    return LiveHeap.of(process);
  }

  /// The first value of the first row of a query to its database.
  public double query(String sql) throws BenchFailure {
    return Double.parseDouble(rows(postgres, sql).getFirst());
  }

  /// Lets its database look at what is in its tables, as it does by itself within a minute.
  public void analyze() throws BenchFailure {
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

  private static List<String> command(EmbeddedPostgres postgres, int port) {
    String database = "postgresql://localhost:" + postgres.getPort() + "/postgres";
    return JavaCommand.relay(port, database, "postgres", "postgres");
  }

  private static String settings(EmbeddedPostgres postgres) throws BenchFailure {
    List<String> settings = new ArrayList<>();
    settings.add(
        "PostgreSQL " + rows(postgres, "select current_setting('server_version')").getFirst());
    settings.addAll(rows(postgres, DURABILITY));
    return String.join(", ", settings);
  }

  private static List<String> rows(EmbeddedPostgres postgres, String sql) throws BenchFailure {
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
}
