package dev.kith.model.negentropy;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/// What stands for the items of a range: the first 16 bytes of the SHA-256 of the sum of their ids
/// and their number.
final class Fingerprint {

  static final int SIZE = 16;

  private Fingerprint() {}

  static byte[] of(ItemSet items, int from, int to) {
    return of(items.sum(from, to), to - from);
  }

  /// That of no items.
  static byte[] ofNone() {
    return of(Sum.ZERO, 0);
  }

  private static byte[] of(Sum sum, int count) {
    MessageWriter input = new MessageWriter();
    input.id(sum.bytes());
    input.number(count);
    return Arrays.copyOf(sha256().digest(input.bytes()), SIZE);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java platform has SHA-256", impossible);
    }
  }
}
