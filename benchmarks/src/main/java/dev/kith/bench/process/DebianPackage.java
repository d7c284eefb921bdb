package dev.kith.bench.process;

import dev.kith.bench.failure.BenchFailure;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A Debian package and what it needs, unpacked into a directory and not installed, so that nobody
/// has to be root and the machine stays as it is.
///
/// @param root where its files are
record DebianPackage(Path root) {

  private static final Duration WITHIN = Duration.ofMinutes(2);
  private static final String TO_INSTALL = "Inst ";

  /// Downloads it if an earlier run has not.
  ///
  /// @throws BenchFailure if this machine has no such packages
  static DebianPackage unpacked(Ground ground, String name)
      throws IOException, BenchFailure, InterruptedException {
    Path directory = ground.lasting(name + "-package");
    Path root = directory.resolve("root");
    Path complete = directory.resolve("complete");
    if (Files.exists(complete)) {
      return new DebianPackage(root);
    }
    for (String program : List.of("apt-get", "dpkg-deb")) {
      if (SearchPath.ofThisProcess().find(program).isEmpty()) {
        throw new BenchFailure("there is no " + program + " to get the package " + name + " with");
      }
    }
    Ground.delete(directory);
    Files.createDirectories(root);
    List<String> download = new ArrayList<>(List.of("apt-get", "download"));
    download.addAll(lacking(ground, name));
    run(ground, directory, name, download);
    try (DirectoryStream<Path> packages = Files.newDirectoryStream(directory, "*.deb")) {
      for (Path each : packages) {
        run(ground, directory, name, List.of("dpkg-deb", "-x", each.toString(), root.toString()));
      }
    }
    Files.createFile(complete);
    return new DebianPackage(root);
  }

  /// Directories of shared libraries, as `LD_LIBRARY_PATH` wants them.
  String libraries() throws IOException {
    try (Stream<Path> files = Files.find(root, 5, (path, _) -> path.toString().contains(".so."))) {
      return String.join(
          ":", files.map(file -> file.resolveSibling("").toString()).distinct().sorted().toList());
    }
  }

  /// The package, and those packages it needs that are not installed here.
  private static List<String> lacking(Ground ground, String name)
      throws IOException, BenchFailure, InterruptedException {
    Path log =
        run(
            ground,
            ground.lasting("."),
            name,
            List.of("apt-get", "--simulate", "install", "--no-install-recommends", name));
    return Files.readAllLines(log).stream()
        .filter(line -> line.startsWith(TO_INSTALL))
        .map(line -> line.substring(TO_INSTALL.length()).split(" ", 2)[0])
        .toList();
  }

  private static Path run(Ground ground, Path directory, String name, List<String> command)
      throws IOException, BenchFailure, InterruptedException {
    Path log = ground.lasting(name + "-package.log");
    if (!Child.start(ground, directory, log, command).hasSucceeded(WITHIN)) {
      throw new BenchFailure(
          "the package %s cannot be had here: install %s, or see %s".formatted(name, name, log));
    }
    return log;
  }
}
