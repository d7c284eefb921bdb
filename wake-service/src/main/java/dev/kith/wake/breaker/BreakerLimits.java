package dev.kith.wake.breaker;

import java.time.Duration;

/// When a push service is left alone.
///
/// @param looked how many outcomes are looked at
/// @param failed how many of them are too many
/// @param firstBreak how long it is left alone; twice as long each time that it still fails
/// @param longestBreak but no longer than that
public record BreakerLimits(int looked, int failed, Duration firstBreak, Duration longestBreak) {

  public static final BreakerLimits STANDARD =
      new BreakerLimits(20, 10, Duration.ofSeconds(30), Duration.ofMinutes(10));
}
