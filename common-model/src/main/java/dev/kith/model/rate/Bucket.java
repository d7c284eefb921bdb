package dev.kith.model.rate;

import java.time.Duration;
import java.time.Instant;

/// So many at once, and one back at intervals (a token bucket).
public final class Bucket {

  private final int capacity;
  private final Duration refill;
  private double left;
  private Instant at;

  public Bucket(int capacity, Duration refill, Instant now) {
    this.capacity = capacity;
    this.refill = refill;
    this.left = capacity;
    this.at = now;
  }

  /// @return false if there was none left
  public boolean take(Instant now) {
    if (now.isAfter(at)) {
      double back = (double) Duration.between(at, now).toNanos() / refill.toNanos();
      left = Math.min(capacity, left + back);
      at = now;
    }
    if (left < 1) {
      return false;
    }
    left--;
    return true;
  }
}
