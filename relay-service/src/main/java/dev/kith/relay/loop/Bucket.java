package dev.kith.relay.loop;

import java.time.Duration;
import java.time.Instant;

/// So many turns at once, and one back at intervals (a token bucket).
final class Bucket {

  private final int capacity;
  private final Duration refill;
  private double left;
  private Instant at;

  Bucket(int capacity, Duration refill, Instant now) {
    this.capacity = capacity;
    this.refill = refill;
    this.left = capacity;
    this.at = now;
  }

  /// @return false if there was none left
  boolean take(Instant now) {
    if (now.isAfter(at)) {
      double back = (double) Duration.between(at, now).toMillis() / refill.toMillis();
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
