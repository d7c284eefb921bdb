package dev.kith.relay.conformance.kit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A script of src/test/js that is told lines and answers lines. It ends when it is closed.
public final class NodeProgram implements AutoCloseable {

  private final Process process;
  private final Writer in;
  private final BufferedReader out;

  private NodeProgram(Process process) {
    this.process = process;
    this.in = process.outputWriter();
    this.out = process.inputReader();
  }

  public static NodeProgram start(String script, String... arguments) {
    Npm.assumeThere();
    List<String> command = new ArrayList<>();
    command.add(Npm.find("node").orElseThrow().toString());
    command.add(script);
    command.addAll(List.of(arguments));
    try {
      return new NodeProgram(
          new ProcessBuilder(command)
              .directory(Npm.packages().toFile())
              .redirectError(Redirect.INHERIT)
              .start());
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
