package dev.kith.bench.process;

import dev.kith.bench.failure.BenchFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// A program that tells, line by line, what happens to it, and takes orders.
public final class AgentProcess {

  private static final List<String> FLAGS =
      List.of("-Xmx256m", "-XX:+UseSerialGC", "-Dlogback.configurationFile=bench-logging.xml");

  private final String name;
  private final Process process;
  private final Path log;
  private final Writer orders;

  private AgentProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.orders = process.outputWriter();
  }

  /// @param lines hears each line, on a thread of this agent's own
  public static AgentProcess start(
      Ground ground, String name, Class<?> main, List<String> arguments, Consumer<String> lines)
      throws IOException, BenchFailure {
    Path log = ground.lasting("durability-" + name + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(JavaCommand.of(main, FLAGS, arguments)).redirectError(log.toFile());
    Process process = ground.started(builder::start, Process::destroyForcibly);
    Thread.ofPlatform().daemon().name(name).start(() -> read(process, lines));
    return new AgentProcess(name, process, log);
  }

  public void tell(String order) throws BenchFailure {
    try {
      orders.write(order + "\n");
      orders.flush();
    } catch (IOException gone) {
      throw ended();
    }
  }

  /// @throws BenchFailure if the process has ended although nobody asked it to
  public void assertAlive() throws BenchFailure {
    if (!process.isAlive()) {
      throw ended();
    }
  }

  private BenchFailure ended() {
    return new BenchFailure("The agent " + name + " ended by itself: see " + log);
  }

  private static void read(Process process, Consumer<String> lines) {
    try (BufferedReader reader = process.inputReader()) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.accept(line);
      }
    } catch (IOException gone) {
      // It was killed; what it said before was heard.
    }
  }
}
