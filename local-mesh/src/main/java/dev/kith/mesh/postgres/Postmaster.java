package dev.kith.mesh.postgres;

import dev.kith.mesh.failure.StartFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/// Keeps PostgreSQL running on one cluster and port: starts it, starts it again if it dies, stops
/// it cleanly. One thread, which is also the one that reads what the server prints.
public final class Postmaster {

  private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final int RESTARTS = 8;

  /// A server that has run this long earns a fresh count of restarts.
  private static final Duration STEADY = Duration.ofMinutes(1);

  private final Programs programs;
  private final Cluster cluster;
  private final int port;
  private final Consumer<String> lost;
  private final Object lock = new Object();

  private @Nullable Server current;
  private boolean stopping;

  /// @param lost told, in one sentence, that PostgreSQL is down and will not come back
  public Postmaster(Programs programs, Cluster cluster, int port, Consumer<String> lost) {
    this.programs = programs;
    this.cluster = cluster;
    this.port = port;
    this.lost = lost;
  }

  /// Stops the server, if there is one, that a killed process of ours left behind on this cluster.
  public static void stopOrphan(Programs programs, Path cluster)
      throws StartFailure, IOException, InterruptedException {
    Optional<ProcessHandle> orphan = PidFile.of(cluster).flatMap(PidFile::server);
    if (orphan.isPresent()) {
      LOG.info("Stopping the PostgreSQL of an earlier run, process {}", orphan.get().pid());
      shutDown(programs, cluster);
    }
  }

  /// Starts the server and returns once it takes connections.
  public Database start() throws StartFailure, IOException, InterruptedException {
    Server first = launch();
    Thread.ofPlatform().name("postgres").start(() -> watch(first));
    return new Database(port, cluster.password());
  }

  /// Stops the server in an orderly way; what was committed is safe in either case.
  public void stop() {
    Server last = markStopping();
    if (last == null || !last.isAlive()) {
      return;
    }
    try {
      shutDown(programs, cluster.directory());
    } catch (StartFailure | IOException | InterruptedException e) {
      LOG.warn("PostgreSQL did not stop in order and is killed", e);
      last.kill();
    }
  }

  private void watch(Server first) {
    try {
      Server running = first;
      BackOffExecution pauses = pauses();
      while (true) {
        long since = System.nanoTime();
        int exitCode = running.awaitEnd();
        if (isStopping()) {
          return;
        }
        LOG.error("PostgreSQL ended with exit code {} and nobody asked it to", exitCode);
        pauses = System.nanoTime() - since < STEADY.toNanos() ? pauses : pauses();
        running = relaunch(pauses);
      }
    } catch (StartFailure e) {
      if (!isStopping()) {
        LOG.error("PostgreSQL is given up", e);
        lost.accept(e.sentence());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Server relaunch(BackOffExecution pauses) throws StartFailure, InterruptedException {
    String reason = "it ended again and again";
    for (long pause = pauses.nextBackOff();
        pause != BackOffExecution.STOP && !isStopping();
        pause = pauses.nextBackOff()) {
      Thread.sleep(pause);
      try {
        Server again = launch();
        LOG.info("PostgreSQL runs again");
        return again;
      } catch (StartFailure | IOException e) {
        reason = String.valueOf(e.getMessage());
        LOG.warn("PostgreSQL could not be started again yet: {}", reason);
      }
    }
    throw new StartFailure("PostgreSQL was lost and could not be started again: " + reason);
  }

  private Server launch() throws StartFailure, IOException, InterruptedException {
    Server server;
    synchronized (lock) {
      if (stopping) {
        throw new StartFailure("The mesh is being stopped");
      }
      server = Server.launch(programs, cluster.directory(), port);
      current = server;
    }
    server.awaitReady(cluster.directory());
    return server;
  }

  private boolean isStopping() {
    synchronized (lock) {
      return stopping;
    }
  }

  private @Nullable Server markStopping() {
    synchronized (lock) {
      stopping = true;
      return current;
    }
  }

  private static BackOffExecution pauses() {
    ExponentialBackOff backOff = new ExponentialBackOff(FIRST_PAUSE.toMillis(), 2);
    backOff.setMaxAttempts(RESTARTS);
    return backOff.start();
  }

  /// Sessions are cut off, memory is written, then the server ends ("fast" in pg_ctl's words).
  private static void shutDown(Programs programs, Path cluster)
      throws StartFailure, IOException, InterruptedException {
    programs.run("", "pg_ctl", "stop", "-D", cluster.toString(), "-m", "fast", "-w", "-t", "60");
  }
}
