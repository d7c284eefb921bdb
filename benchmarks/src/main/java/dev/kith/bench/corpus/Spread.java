package dev.kith.bench.corpus;

/// Numbers that look drawn by lot and are the same in every run.
final class Spread {

  /// 2^64 divided by the golden ratio.
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Spread() {}

  /// @return from 0 to among - 1
  static int of(int number, int among) {
    long mixed = (number + 1) * GOLDEN;
    mixed = (mixed ^ (mixed >>> 29)) * GOLDEN;
    return (int) ((mixed >>> 33) % among);
  }
}
