package dev.kith.model.nip19;

import java.util.Arrays;

/// Bytes regrouped into numbers of five bits and back (BIP-173, "Segwit address format").
final class FiveBitGroups {

  private FiveBitGroups() {}

  /// The bytes as groups, the last one filled up with zero bits.
  static byte[] ofBytes(byte[] bytes) {
    return regroup(bytes, 8, 5, (bytes.length * 8 + 4) / 5);
  }

  /// The bytes that groups hold.
  ///
  /// @throws IllegalArgumentException if the bits left over are a whole group or not all zero
  static byte[] toBytes(byte[] groups) {
    byte[] bytes = regroup(groups, 5, 8, groups.length * 5 / 8);
    if (!Arrays.equals(ofBytes(bytes), groups)) {
      throw new IllegalArgumentException("expected bech32 text that ends in at most 4 zero bits");
    }
    return bytes;
  }

  private static byte[] regroup(byte[] numbers, int from, int to, int count) {
    byte[] regrouped = new byte[count];
    for (int bit = 0; bit < Math.min(numbers.length * from, count * to); bit++) {
      int value = (numbers[bit / from] >>> (from - 1 - bit % from)) & 1;
      regrouped[bit / to] |= (byte) (value << (to - 1 - bit % to));
    }
    return regrouped;
  }
}
