package dev.kith.wake.lease;

import java.time.Instant;

/// That something has to wait.
record Gate(Instant until, Cause cause) {

  static Gate later(Gate one, Gate other) {
    return other.until().isAfter(one.until()) ? other : one;
  }
}
