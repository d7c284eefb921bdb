package dev.kith.servicekit.http;

import org.springframework.util.unit.DataSize;

/// How large the body of a request may be. It is held in memory while it is checked.
///
/// @param bytes 1 to 64 MiB
public record BodyLimit(int bytes) {

  private static final DataSize MAX = DataSize.ofMegabytes(64);

  /// Reads an option such as `1MB`.
  ///
  /// @throws IllegalArgumentException in one sentence
  public static BodyLimit of(String text) {
    long bytes = DataSize.parse(text).toBytes();
    if (bytes < 1 || bytes > MAX.toBytes()) {
      throw new IllegalArgumentException("expected 1B to 64MB");
    }
    return new BodyLimit((int) bytes);
  }
}
