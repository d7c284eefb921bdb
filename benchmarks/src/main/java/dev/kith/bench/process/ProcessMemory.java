package dev.kith.bench.process;

import dev.kith.bench.failure.BenchFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How much memory of the machine a process holds.
public final class ProcessMemory {

  private static final String RESIDENT = "VmRSS:";

  private ProcessMemory() {}

  /// Its resident set in bytes.
  ///
  /// @throws BenchFailure where there is no `/proc`, that is, beyond Linux
  public static long resident(ProcessHandle process) throws BenchFailure {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
          .filter(line -> line.startsWith(RESIDENT))
          .map(line -> line.substring(RESIDENT.length()).replace("kB", "").trim())
          .mapToLong(kilobytes -> Long.parseLong(kilobytes) << 10)
          .findFirst()
          .orElseThrow(() -> new BenchFailure("Process " + process.pid() + " has no memory"));
    } catch (IOException unreadable) {
      throw new BenchFailure("The memory of a process is read from /proc: use Linux", unreadable);
    }
  }
}
