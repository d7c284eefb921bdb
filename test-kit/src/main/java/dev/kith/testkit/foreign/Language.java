package dev.kith.testkit.foreign;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What it takes to run scripts of a language: its programs, and how packages are pinned and
/// installed.
public enum Language {
  JAVASCRIPT("package-lock.json") {
    @Override
    List<String> programs() {
      return List.of("node", "npm");
    }

    @Override
    List<List<String>> installation() {
      return List.of(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
    }

    @Override
    String interpreter(Path directory) {
      return "node";
    }
  },

  PYTHON("requirements.txt") {
    @Override
    List<String> programs() {
      return List.of("python3");
    }

    @Override
    List<List<String>> installation() {
      return List.of(
          List.of("python3", "-m", "venv", "--clear", "venv"),
          List.of(interpreter(Path.of("")), "-m", "pip", "install", "-q", "-r", lockFile()));
    }

    @Override
    String interpreter(Path directory) {
      return directory.resolve("venv/bin/python").toString();
    }
  };

  private final String lockFile;

  Language(String lockFile) {
    this.lockFile = lockFile;
  }

  /// What must be on the PATH.
  abstract List<String> programs();

  /// The commands that install the packages, run one after the other beside the lock file.
  abstract List<List<String>> installation();

  /// The program that runs scripts, once the packages are installed in the directory.
  abstract String interpreter(Path directory);

  String lockFile() {
    return lockFile;
  }

  /// The programs that must be on the PATH and are not.
  List<String> missing() {
    return programs().stream().filter(program -> find(program).isEmpty()).toList();
  }

  /// Where a program is; on Windows npm is a script with an ending.
  static Optional<Path> find(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(directory ->
            Stream.of("", ".exe", ".cmd").map(ending -> Path.of(directory, program + ending)))
        .filter(Files::isRegularFile)
        .filter(Files::isExecutable)
        .findFirst();
  }
}
