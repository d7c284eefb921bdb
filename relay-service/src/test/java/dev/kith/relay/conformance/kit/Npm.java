package dev.kith.relay.conformance.kit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// The packages that src/test/js/package-lock.json pins, installed below target once per lock file.
public final class Npm {

  private static final Path SOURCE = Path.of("src/test/js").toAbsolutePath();
  private static final Duration MAX_INSTALL = Duration.ofMinutes(5);

  private static final boolean THERE = find("node").isPresent() && find("npm").isPresent();

  private Npm() {}

  /// Skips the test that asks, by name and with the reason, on a machine without Node.
  public static void assumeThere() {
    Assumptions.assumeTrue(THERE, "needs node and npm on the PATH");
  }

  /// True if the packages are there.
  static boolean works() {
    return THERE && !Attempt.AT_INSTALLATION.isCompletedExceptionally();
  }

  /// A directory with a copy of src/test/js and its `node_modules`.
  ///
  /// @throws java.util.concurrent.CompletionException with what npm said if it cannot install them
  public static Path packages() {
    return Attempt.AT_INSTALLATION.join();
  }

  /// Made when first asked for, and once.
  private static final class Attempt {
    private static final CompletableFuture<Path> AT_INSTALLATION =
        CompletableFuture.supplyAsync(Npm::install, Runnable::run);
  }

  private static Path install() {
    try {
      String hash = sha256(Files.readAllBytes(SOURCE.resolve("package-lock.json")));
      Path directory = Path.of("target/npm", hash.substring(0, 16)).toAbsolutePath();
      Files.createDirectories(directory);
      copySource(directory);
      // npm writes this file last, so a broken installation is taken up again.
      if (!Files.exists(directory.resolve("node_modules/.package-lock.json"))) {
        Node.run(
            directory,
            MAX_INSTALL,
            "npm",
            List.of("ci", "--ignore-scripts", "--no-audit", "--no-fund"));
      }
      return directory;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static void copySource(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(SOURCE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.write(directory.resolve(file.getFileName()), Files.readAllBytes(file));
      }
    }
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

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java platform has SHA-256", impossible);
    }
  }
}
