package dev.kith.bench.process;

import dev.kith.bench.failure.BenchFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// One of several relays on one PostgreSQL, whose process comes and goes. Its port stays.
public final class Replica {

  private static final Duration ENDED_WITHIN = Duration.ofSeconds(60);

  private final Ground ground;
  private final Path directory;
  private final Path log;
  private final Path clock;
  private final int port;
  private final List<String> command;
  private Child running;

  private Replica(Ground ground, Path directory, Path log, int port, Postgres postgres)
      throws IOException, BenchFailure {
    this.ground = ground;
    this.directory = directory;
    this.log = log;
    this.clock = directory.resolve("clock");
    this.port = port;
    this.command = postgres.relayOn(port, clock);
    setClock(Duration.ZERO);
    this.running = launch();
  }

  /// Returns once it listens.
  public static Replica start(Ground ground, String name, Postgres postgres)
      throws IOException, BenchFailure, InterruptedException {
    int port = Child.freePort();
    Path log = ground.lasting("durability-" + name + ".log");
    Files.deleteIfExists(log);
    Replica replica = new Replica(ground, ground.temporary(name), log, port, postgres);
    replica.running.awaitListening(port);
    return replica;
  }

  public int port() {
    return port;
  }

  /// @throws BenchFailure if the process has ended although nobody asked it to
  public void assertAlive() throws BenchFailure {
    if (!running.process().isAlive()) {
      throw new BenchFailure("A relay ended by itself: see " + log);
    }
  }

  /// As `kill -9` does.
  public void kill() throws InterruptedException {
    var _ = running.process().destroyForcibly().waitFor(ENDED_WITHIN);
  }

  /// As `kill` does; returns once it has ended.
  public void stop() throws BenchFailure, InterruptedException {
    running.process().destroy();
    if (!running.process().waitFor(ENDED_WITHIN)) {
      throw new BenchFailure("A relay did not end within " + ENDED_WITHIN + ": see " + log);
    }
  }

  /// Starts it again and returns once it listens.
  public void start() throws IOException, BenchFailure, InterruptedException {
    running = launch();
    running.awaitListening(port);
  }

  public void freeze() throws IOException, BenchFailure, InterruptedException {
    Signal.send("STOP", running.process().toHandle());
  }

  public void thaw() throws IOException, BenchFailure, InterruptedException {
    Signal.send("CONT", running.process().toHandle());
  }

  /// @param ahead of the right time
  public void setClock(Duration ahead) throws IOException {
    SettableClock.set(clock, ahead);
  }

  /// At the end of the harness nothing of it is needed any more, and it may be frozen.
  private Child launch() throws IOException, BenchFailure {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return new Child(ground.started(builder::start, Process::destroyForcibly), log);
  }
}
