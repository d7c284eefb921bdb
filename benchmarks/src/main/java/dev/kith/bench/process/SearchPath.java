package dev.kith.bench.process;

import dev.kith.bench.failure.BenchFailure;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// Where programs of this machine are looked for.
///
/// @param directories as in `PATH`
record SearchPath(String directories) {

  static SearchPath ofThisProcess() {
    return new SearchPath(Optional.ofNullable(System.getenv("PATH")).orElse(""));
  }

  Optional<Path> find(String program) {
    return Arrays.stream(directories.split(File.pathSeparator, -1))
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// @param remedy what to do where it is missing, as in `install Node`
  Path find(String program, String remedy) throws BenchFailure {
    return find(program)
        .orElseThrow(() -> new BenchFailure(program + " is not on the PATH: " + remedy));
  }
}
