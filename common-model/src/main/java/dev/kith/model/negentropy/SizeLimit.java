package dev.kith.model.negentropy;

/// The longest message that a side sends, in bytes.
final class SizeLimit {

  private static final int LEAST = 4096;

  private SizeLimit() {}

  /// @param bytes 0 for none
  /// @throws IllegalArgumentException if so little does not suffice
  static int checked(int bytes) {
    if (bytes != 0 && bytes < LEAST) {
      throw new IllegalArgumentException(
          "a message needs at least " + LEAST + " bytes, and the limit is " + bytes);
    }
    return bytes;
  }
}
