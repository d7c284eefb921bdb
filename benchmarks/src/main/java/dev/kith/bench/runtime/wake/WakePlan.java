package dev.kith.bench.runtime.wake;

import java.time.Duration;

/// How much of everything.
///
/// @param rounds of what is timed
/// @param messages of a round, 50 a second, each to another agent
/// @param sleepers agents that are all written to at once
/// @param addressees of one message where many are written to by one
/// @param encryptFor how long messages are encrypted in a round
public record WakePlan(
    int rounds, int messages, int sleepers, int addressees, Duration encryptFor) {

  /// About three minutes.
  public static WakePlan quick() {
    return new WakePlan(3, 100, 2_000, 500, Duration.ofSeconds(1));
  }

  /// About eight minutes.
  public static WakePlan full() {
    return new WakePlan(5, 500, 10_000, 500, Duration.ofSeconds(3));
  }

  /// All agents that are woken, each once. The first round warms up.
  int agents() {
    return (rounds + 1) * messages + 2 * sleepers;
  }
}
