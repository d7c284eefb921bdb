package dev.kith.testkit.foreign;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/// The scripts of a directory, and the packages that its lock file pins: both are copied and
/// installed below target, once per lock file.
public final class Scripts {

  private static final Duration MAX_INSTALLATION = Duration.ofMinutes(5);
  private static final Duration MAX_RUN = Duration.ofMinutes(1);

  private final Language language;
  private final Path source;
  private @Nullable CompletableFuture<Path> directory;

  private Scripts(Language language, Path source) {
    this.language = language;
    this.source = source.toAbsolutePath();
  }

  /// @param source the directory with the scripts and the lock file of the language
  public static Scripts in(Language language, Path source) {
    return new Scripts(language, source);
  }

  /// Skips the test that asks, by name and with the reason, on a machine without the language.
  public void assumeRunnable() {
    List<String> missing = language.missing();
    Assumptions.assumeTrue(
        missing.isEmpty(), () -> "needs " + String.join(" and ", missing) + " on the PATH");
  }

  /// False where the language is missing or its packages could not be installed.
  public boolean areRunnable() {
    return language.missing().isEmpty() && !installation().isCompletedExceptionally();
  }

  /// The directory with the copies and the packages.
  ///
  /// @throws java.util.concurrent.CompletionException with what was said if they cannot be
  ///   installed
  public Path directory() {
    return installation().join();
  }

  /// Runs a script to its end.
  ///
  /// @return what it printed
  /// @throws AssertionError with what it printed if it does not end with 0
  public String run(String script, String... arguments) {
    return Command.run(directory(), MAX_RUN, command(script, arguments));
  }

  /// Starts a script, to be told and to be heard.
  public ForeignProgram start(String script, String... arguments) {
    return ForeignProgram.start(directory(), command(script, arguments));
  }

  private List<String> command(String script, String... arguments) {
    return Stream.concat(Stream.of(language.interpreter(directory()), script), Stream.of(arguments))
        .toList();
  }

  private synchronized CompletableFuture<Path> installation() {
    if (directory == null) {
      directory = CompletableFuture.supplyAsync(this::install, Runnable::run);
    }
    return directory;
  }

  private Path install() {
    try {
      String hash = sha256(Files.readAllBytes(source.resolve(language.lockFile())));
      Path target =
          Path.of("target", language.name().toLowerCase(Locale.ROOT), hash.substring(0, 16))
              .toAbsolutePath();
      Files.createDirectories(target);
      // Two JVMs run the tests of a module.
      try (FileChannel turn = FileChannel.open(target.resolve("lock"), CREATE, WRITE)) {
        turn.lock();
        installIn(target);
      }
      return target;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void installIn(Path target) throws IOException {
    copyTo(target);
    // Written last, so a broken installation is taken up again.
    Path installed = target.resolve("installed");
    if (!Files.exists(installed)) {
      for (List<String> command : language.installation()) {
        Command.run(target, MAX_INSTALLATION, command);
      }
      Files.createFile(installed);
    }
  }

  private void copyTo(Path target) throws IOException {
    try (Stream<Path> files = Files.list(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = target.resolve(file.getFileName());
        // Another JVM may be running it.
        if (!Files.exists(copy) || Files.mismatch(file, copy) >= 0) {
          Files.copy(file, copy, REPLACE_EXISTING);
        }
      }
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java platform has SHA-256", impossible);
    }
  }
}
