package dev.kith.bench.process;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.mesh.failure.StartFailure;
import dev.kith.mesh.postgres.Cluster;
import dev.kith.mesh.postgres.Database;
import dev.kith.mesh.postgres.Password;
import dev.kith.mesh.postgres.Postmaster;
import dev.kith.mesh.postgres.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/// A durable PostgreSQL that may be killed: it is started again as that of a local mesh is.
public final class Postgres {

  private static final Duration BACK_WITHIN = Duration.ofMinutes(3);
  private static final Duration POLL = Duration.ofMillis(50);

  /// What one file of the write-ahead log takes, so that this can go on.
  private static final int LARGEST_FILE = 16 << 20;

  private final PostgresProcesses processes;
  private final Database database;

  private Postgres(PostgresProcesses processes, Database database) {
    this.processes = processes;
    this.database = database;
  }

  public static Postgres start(Ground ground)
      throws IOException, BenchFailure, InterruptedException {
    try {
      Path directory = ground.temporary("durability").resolve("postgres");
      Programs programs = Programs.unpackedIn(ground.lasting("postgres-programs"));
      Cluster cluster = Cluster.openedOrCreated(directory, Password.random(), programs);
      Postmaster postmaster =
          ground.started(
              () -> new Postmaster(programs, cluster, Child.freePort(), _ -> {}), Postmaster::stop);
      return new Postgres(new PostgresProcesses(directory), postmaster.start());
    } catch (StartFailure failure) {
      throw new BenchFailure(failure.sentence(), failure);
    }
  }

  /// The command that runs a relay on it whose clock can be set.
  List<String> relayOn(int port, Path clock) {
    return JavaCommand.relay(
        SettableRelay.class,
        port,
        database.url(),
        Database.NAME,
        database.password().value(),
        "--" + SettableRelay.CLOCK + "=" + clock);
  }

  /// As `kill -9` of its first process does.
  public void kill() throws IOException {
    processes.first().ifPresent(ProcessHandle::destroyForcibly);
  }

  /// Forbids it to write beyond 16 MB of any file. Processes that it starts anew by itself inherit
  /// that, as long as its first process lives.
  public void fillDisk() throws IOException, InterruptedException {
    limitFiles(Integer.toString(LARGEST_FILE));
  }

  public void freeDisk() throws IOException, InterruptedException {
    limitFiles("unlimited");
  }

  /// True if files of a running program can be limited here.
  public static boolean canFillDisk() throws InterruptedException {
    try {
      Signal.run("prlimit", "--pid", Long.toString(ProcessHandle.current().pid()), "--fsize");
      return true;
    } catch (IOException | BenchFailure missing) {
      return false;
    }
  }

  /// Waits until it answers a query.
  public void awaitAnswering() throws BenchFailure, InterruptedException {
    long deadline = System.nanoTime() + BACK_WITHIN.toNanos();
    while (System.nanoTime() < deadline) {
      try (Connection connection =
              DriverManager.getConnection(
                  database.jdbcUrl(), Database.NAME, database.password().value());
          Statement statement = connection.createStatement()) {
        statement.execute("select 1");
        return;
      } catch (SQLException notYet) {
        Thread.sleep(POLL.toMillis());
      }
    }
    throw new BenchFailure("PostgreSQL did not come back within " + BACK_WITHIN);
  }

  /// First its first process, so that later ones inherit it; those that began meanwhile by a second
  /// look.
  private void limitFiles(String most) throws IOException, InterruptedException {
    for (int look = 0; look < 2; look++) {
      for (ProcessHandle each : processes.all()) {
        try {
          Signal.run("prlimit", "--pid", Long.toString(each.pid()), "--fsize=" + most + ":");
        } catch (BenchFailure ended) {
          // It had only just been there.
        }
      }
    }
  }
}
