package dev.kith.relay.conformance.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Runs programs of the Node world.
public final class Node {

  private static final Duration MAX_RUN = Duration.ofMinutes(1);

  private Node() {}

  /// Runs a script of src/test/js.
  ///
  /// @return what it printed
  /// @throws AssertionError with what it printed if it does not end with 0
  public static String script(List<String> arguments) {
    return run(Npm.packages(), MAX_RUN, "node", arguments);
  }

  static String run(Path directory, Duration patience, String program, List<String> arguments) {
    List<String> command =
        Stream.concat(Stream.of(Npm.find(program).orElseThrow().toString()), arguments.stream())
            .toList();
    try {
      Path output = Files.createTempFile(directory, "run", ".log");
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      try {
        boolean ended = process.waitFor(patience.toSeconds(), TimeUnit.SECONDS);
        String printed = Files.readString(output);
        if (!ended || process.exitValue() != 0) {
          String how = ended ? "ended with " + process.exitValue() : "did not end";
          throw new AssertionError(String.join(" ", command) + " " + how + ":\n" + printed);
        }
        return printed;
      } finally {
        process.destroyForcibly();
        Files.delete(output);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + command + " ran", interrupted);
    }
  }
}
