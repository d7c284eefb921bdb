package dev.kith.wake.push;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Names one wake. The woken agent is told it, and tells it back; a push that is repeated, because
/// nobody knows whether it went out, carries the same. Of the form of RFC 9562, version 7, so that
/// it serves as `apns-id` too.
public record WakeId(UUID value) {

  private static final int TIME_SHIFT = 16;
  private static final long VERSION = 0x7000L;
  private static final long RANDOM_A = 0x0FFFL;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long RANDOM_B = 0x3FFF_FFFF_FFFF_FFFFL;

  public static WakeId next(Instant now, RandomGenerator random) {
    return new WakeId(
        new UUID(
            (now.toEpochMilli() << TIME_SHIFT) | VERSION | (random.nextLong() & RANDOM_A),
            VARIANT | (random.nextLong() & RANDOM_B)));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
