package dev.kith.bench.process;

import dev.kith.bench.failure.BenchFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// What is left in the heap of another JVM when all garbage is collected, as `jcmd` of this JDK
/// says.
final class LiveHeap {

  private static final String JCMD =
      Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();

  private static final String TOTAL = "Total";

  private LiveHeap() {}

  /// Collects all garbage there. In bytes.
  static long of(ProcessHandle process) throws BenchFailure, InterruptedException {
    try {
      // A histogram counts live objects only, and collects first to know them.
      return said(List.of(JCMD, Long.toString(process.pid()), "GC.class_histogram"))
          .lines()
          .filter(line -> line.startsWith(TOTAL))
          .map(line -> line.trim().split(" +"))
          .mapToLong(columns -> Long.parseLong(columns[2]))
          .findFirst()
          .orElseThrow(() -> new BenchFailure("jcmd says nothing about process " + process.pid()));
    } catch (IOException missing) {
      throw new BenchFailure("The heap is looked at with jcmd: use a whole JDK", missing);
    }
  }

  private static String said(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
