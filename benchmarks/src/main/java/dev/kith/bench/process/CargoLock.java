package dev.kith.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The lock by which cargo builds. Which versions it pins stands in a file of ours, with their
/// checksums; where crates come from is the machine's affair, and stands in the lock that cargo
/// makes by itself.
final class CargoLock {

  static final String PINS = "Cargo.pins";

  private CargoLock() {}

  /// @param directory where cargo has just made a lock
  static void pin(Path directory) throws IOException {
    Path lock = directory.resolve("Cargo.lock");
    List<String> source;
    try (Stream<String> lines = Files.lines(lock)) {
      source = lines.filter(line -> line.startsWith("source = ")).limit(1).toList();
    }
    List<String> pinned =
        Files.readAllLines(directory.resolve(PINS)).stream()
            .flatMap(line ->
                line.startsWith("checksum = ")
                    ? Stream.concat(source.stream(), Stream.of(line))
                    : Stream.of(line))
            .toList();
    Files.write(lock, pinned);
  }
}
