package dev.kith.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock whose distance from the right time stands in a file, as in `PT-20M`, and may change.
final class SettableClock implements InstantSource {

  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  private final Path file;
  private volatile Duration ahead;
  private volatile long lookedAt = System.nanoTime();

  SettableClock(Path file) {
    this.file = file;
    this.ahead = read();
  }

  static void set(Path file, Duration ahead) throws IOException {
    Path written = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(written, ahead.toString());
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public Instant instant() {
    long now = System.nanoTime();
    if (now - lookedAt > LOOK_EVERY.toNanos()) {
      lookedAt = now;
      ahead = read();
    }
    return Instant.now().plus(ahead);
  }

  private Duration read() {
    try {
      return Duration.parse(Files.readString(file));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
