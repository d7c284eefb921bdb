package dev.kith.bench.process;

import dev.kith.bench.failure.BenchFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A process that ends with the benchmark.
///
/// @param log all that it says
record Child(Process process, Path log) {

  private static final Duration UP_WITHIN = Duration.ofSeconds(90);
  private static final Duration DOWN_WITHIN = Duration.ofSeconds(15);
  private static final Duration POLL = Duration.ofMillis(50);

  static Child start(Ground ground, Path directory, Path log, List<String> command)
      throws IOException, BenchFailure {
    return start(ground, directory, log, command, Map.of());
  }

  static Child start(
      Ground ground,
      Path directory,
      Path log,
      List<String> command,
      Map<String, String> environment)
      throws IOException, BenchFailure {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    return new Child(ground.started(builder::start, Child::end), log);
  }

  /// A port of loopback that nobody holds at this moment.
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  static URI url(int port) {
    return URI.create("ws://127.0.0.1:" + port + "/");
  }

  /// The rest of the first line it said that begins so.
  String said(String beginning) throws IOException, BenchFailure {
    return Files.readAllLines(log).stream()
        .filter(line -> line.startsWith(beginning))
        .map(line -> line.substring(beginning.length()))
        .findFirst()
        .orElseThrow(() -> new BenchFailure("A relay does not say its " + beginning + log));
  }

  void awaitListening(int port) throws BenchFailure, InterruptedException {
    long deadline = System.nanoTime() + UP_WITHIN.toNanos();
    while (System.nanoTime() < deadline) {
      try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
        if (probe.isConnected()) {
          return;
        }
      } catch (IOException notYet) {
        if (process.waitFor(POLL)) {
          throw new BenchFailure("A relay ended instead of starting: see " + log, notYet);
        }
      }
    }
    throw new BenchFailure("A relay did not listen within " + UP_WITHIN + ": see " + log);
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  void awaitEnd() throws InterruptedException {
    var _ = process.waitFor(DOWN_WITHIN);
  }

  /// True if it succeeded within that time.
  boolean hasSucceeded(Duration within) throws InterruptedException {
    return process.waitFor(within) && process.exitValue() == 0;
  }

  /// Asks it and what it started to end, and ends it if it does not.
  static void end(Process process) {
    List<ProcessHandle> descendants = process.descendants().toList();
    process.destroy();
    descendants.forEach(ProcessHandle::destroy);
    try {
      if (!process.waitFor(DOWN_WITHIN)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
