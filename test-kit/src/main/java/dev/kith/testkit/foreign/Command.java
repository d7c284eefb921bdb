package dev.kith.testkit.foreign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs a command to its end.
final class Command {

  private Command() {}

  /// @return what it printed
  /// @throws AssertionError with what it printed if it does not end with 0 in time
  static String run(Path directory, Duration patience, List<String> command) {
    try {
      Path output = Files.createTempFile(directory, "run", ".log");
      Process process =
          builder(directory, command)
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

  /// A program is named by its path, or by a name that the PATH has.
  static ProcessBuilder builder(Path directory, List<String> command) {
    List<String> found = new ArrayList<>(command);
    found.set(0, Language.find(command.getFirst()).map(Path::toString).orElse(command.getFirst()));
    return new ProcessBuilder(found).directory(directory.toFile());
  }
}
