package dev.kith.wake.policy;

import java.time.Instant;

/// Which of two moments.
public final class Moments {

  private Moments() {}

  public static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  public static Instant earliest(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
