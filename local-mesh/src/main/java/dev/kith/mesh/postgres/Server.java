package dev.kith.mesh.postgres;

import dev.kith.mesh.failure.StartFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// One running PostgreSQL server, from its start to its end.
final class Server {

  /// Replaying the log of a crash takes as long as it takes; this is only so that nothing waits for
  /// ever.
  private static final Duration READY_WITHIN = Duration.ofMinutes(10);

  private static final Duration POLL = Duration.ofMillis(10);

  private final Process process;
  private final ServerLog log;

  private Server(Process process) {
    this.process = process;
    this.log = new ServerLog(process);
  }

  /// Starts the server. On the command line each setting outranks what anyone may have written into
  /// postgresql.conf or with ALTER SYSTEM.
  static Server launch(Programs programs, Path cluster, int port) throws IOException {
    return new Server(
        programs
            .command(
                "postgres",
                "-D",
                cluster.toString(),
                "--port=" + port,
                "--listen_addresses=" + Database.HOST,
                "--unix_socket_directories=",
                "--fsync=on",
                "--full_page_writes=on",
                "--synchronous_commit=on",
                "--timezone=UTC",
                "--log_line_prefix=%p %b ",
                "--log_checkpoints=off")
            .start());
  }

  /// Waits until the server takes connections.
  ///
  /// @throws StartFailure in the server's own words if it gives up first
  void awaitReady(Path cluster) throws StartFailure, IOException, InterruptedException {
    long deadline = System.nanoTime() + READY_WITHIN.toNanos();
    while (System.nanoTime() < deadline) {
      log.drain();
      Optional<PidFile> file = PidFile.of(cluster);
      if (file.isPresent() && file.get().pid() == process.pid() && file.get().ready()) {
        return;
      }
      if (process.waitFor(POLL)) {
        log.drainToEnd();
        throw new StartFailure("PostgreSQL did not start: " + log.complaint());
      }
    }
    kill();
    throw new StartFailure("PostgreSQL was not ready within " + READY_WITHIN.toMinutes() + " min");
  }

  /// Logs what the server prints until it ends.
  ///
  /// @return its exit code
  int awaitEnd() throws InterruptedException {
    log.drainToEnd();
    return process.waitFor();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// Ends the server at once. What it had committed is recovered by its next start.
  void kill() {
    process.destroyForcibly();
  }
}
