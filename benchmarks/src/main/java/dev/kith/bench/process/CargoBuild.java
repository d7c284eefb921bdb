package dev.kith.bench.process;

import dev.kith.bench.failure.BenchFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A peer that cargo builds.
///
/// @param builders programs that this needs beside cargo, each with what to do where it is missing
record CargoBuild(Recipe recipe, Map<String, String> builders) {

  static final CargoBuild NOSTR_RS_RELAY =
      new CargoBuild(
          new Recipe("nostr-rs-relay", List.of("Cargo.toml", CargoLock.PINS, "main.rs")),
          Map.of("protoc", "install protobuf-compiler"));

  private static final Duration LISTED_WITHIN = Duration.ofMinutes(5);
  private static final Duration BUILT_WITHIN = Duration.ofHours(1);
  private static final Duration SAY_EVERY = Duration.ofSeconds(20);

  CargoBuild {
    builders = Map.copyOf(builders);
  }

  String name() {
    return recipe.name();
  }

  /// Builds the program if an earlier run has not.
  ///
  /// @param progress hears how far that is
  /// @return the program
  Path install(Ground ground, SearchPath searched, Consumer<String> progress)
      throws IOException, BenchFailure, InterruptedException {
    if (!isDone(ground)) {
      build(ground, searched, progress);
    }
    return directory(ground).resolve(name());
  }

  boolean isDone(Ground ground) throws IOException {
    return recipe.isDone(directory(ground));
  }

  private void build(Ground ground, SearchPath searched, Consumer<String> progress)
      throws IOException, BenchFailure, InterruptedException {
    Path cargo = searched.find("cargo", "install Rust");
    for (Map.Entry<String, String> builder : builders.entrySet()) {
      var _ = searched.find(builder.getKey(), builder.getValue());
    }
    Path directory = directory(ground);
    recipe.layOut(directory);
    Path log = ground.lasting(name() + "-build.log");
    progress.accept("building " + name() + ", which takes minutes this first time: " + log);
    if (!Child.start(ground, directory, log, List.of(cargo.toString(), "generate-lockfile"))
        .hasSucceeded(LISTED_WITHIN)) {
      throw new BenchFailure("cargo cannot tell where crates come from: see " + log);
    }
    CargoLock.pin(directory);
    // What an interrupted build had compiled is there for the next one.
    Path compiled = directory.resolve("target");
    List<String> command =
        List.of(
            cargo.toString(),
            "build",
            "--release",
            "--locked",
            "--target-dir",
            compiled.toString());
    if (!hasSucceeded(Child.start(ground, directory, log, command), progress)) {
      throw new BenchFailure("cargo could not build it: see " + log);
    }
    Files.move(
        compiled.resolve("release").resolve(name()),
        directory.resolve(name()),
        StandardCopyOption.REPLACE_EXISTING);
    Ground.delete(compiled);
    recipe.markDone(directory);
  }

  private boolean hasSucceeded(Child build, Consumer<String> progress)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + BUILT_WITHIN.toNanos();
    while (System.nanoTime() < deadline) {
      if (build.process().waitFor(SAY_EVERY)) {
        return build.process().exitValue() == 0;
      }
      progress.accept("building %s: %d packages so far".formatted(name(), packages(build.log())));
    }
    Child.end(build.process());
    return false;
  }

  private static long packages(Path log) throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> line.startsWith("   Compiling ")).count();
    }
  }

  private Path directory(Ground ground) {
    return ground.lasting(name());
  }
}
