package dev.kith.testkit.foreign;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// A running script that is told lines and answers lines. It ends when it is closed.
public final class ForeignProgram implements AutoCloseable {

  private final Process process;
  private final Writer in;
  private final BufferedReader out;

  private ForeignProgram(Process process) {
    this.process = process;
    this.in = process.outputWriter();
    this.out = process.inputReader();
  }

  static ForeignProgram start(Path directory, List<String> command) {
    try {
      return new ForeignProgram(
          Command.builder(directory, command).redirectError(Redirect.INHERIT).start());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  public void tell(String line) {
    try {
      in.write(line + "\n");
      in.flush();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// The next line; waits for it.
  public String hear() {
    try {
      return Objects.requireNonNull(out.readLine(), "the program has ended");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
