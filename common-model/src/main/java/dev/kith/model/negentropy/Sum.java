package dev.kith.model.negentropy;

import dev.kith.model.event.Bytes32;

/// A number modulo 2^256, in limbs from the least significant on. An id counts as the number whose
/// bytes it has, the least significant first.
record Sum(long a, long b, long c, long d) {

  static final Sum ZERO = new Sum(0, 0, 0, 0);

  static Sum of(Bytes32 id) {
    return new Sum(
        Long.reverseBytes(id.a()),
        Long.reverseBytes(id.b()),
        Long.reverseBytes(id.c()),
        Long.reverseBytes(id.d()));
  }

  Sum plus(Sum other) {
    long low = a + other.a;
    long carry = carry(a, other.a, low);
    long second = b + other.b + carry;
    carry = carry(b, other.b, second);
    long third = c + other.c + carry;
    carry = carry(c, other.c, third);
    return new Sum(low, second, third, d + other.d + carry);
  }

  Sum minus(Sum other) {
    // The complement plus one.
    return plus(new Sum(~other.a, ~other.b, ~other.c, ~other.d)).plus(new Sum(1, 0, 0, 0));
  }

  /// The 32 bytes, the least significant first.
  Bytes32 bytes() {
    return new Bytes32(
        Long.reverseBytes(a), Long.reverseBytes(b), Long.reverseBytes(c), Long.reverseBytes(d));
  }

  /// Out of the top bit of a sum that may have had a carry into it (Hacker's Delight, 2-16).
  private static long carry(long x, long y, long sum) {
    return ((x & y) | ((x | y) & ~sum)) >>> 63;
  }
}
