package dev.kith.wake.policy;

import java.time.Duration;

/// How often a device may be sent to.
///
/// @param gap least time between two
/// @param burst at once, apart from the gap
/// @param refill after which one of the burst is back
/// @param perDay most in a day of UTC
public record Rate(Duration gap, int burst, Duration refill, int perDay) {

  static final int NO_CAP = Integer.MAX_VALUE;
}
