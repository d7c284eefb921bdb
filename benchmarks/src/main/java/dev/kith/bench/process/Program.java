package dev.kith.bench.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// A program of this machine.
final class Program {

  private Program() {}

  static Optional<Path> onPath(String name) {
    String directories = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Arrays.stream(directories.split(File.pathSeparator, -1))
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
