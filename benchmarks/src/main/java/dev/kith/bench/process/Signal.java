package dev.kith.bench.process;

import dev.kith.bench.failure.BenchFailure;
import java.io.IOException;

/// Signals that Java cannot send.
final class Signal {

  private Signal() {}

  /// @param name without `SIG`
  static void send(String name, ProcessHandle to)
      throws IOException, BenchFailure, InterruptedException {
    run("kill", "-" + name, Long.toString(to.pid()));
  }

  static void run(String... command) throws IOException, BenchFailure, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new BenchFailure(String.join(" ", command) + " failed");
    }
  }
}
