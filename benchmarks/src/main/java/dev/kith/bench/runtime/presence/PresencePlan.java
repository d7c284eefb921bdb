package dev.kith.bench.runtime.presence;

import java.time.Duration;

/// How much of everything.
///
/// @param rounds of changes and of searches
/// @param changes of a round that are timed, 50 a second
/// @param agents that declare a lease, each with a card
/// @param capabilities that they have between them, one each
/// @param searches of a round that are timed, one after the other
/// @param lookFor how long processors are looked at
public record PresencePlan(
    int rounds, int changes, int agents, int capabilities, int searches, Duration lookFor) {

  /// About three minutes.
  public static PresencePlan quick() {
    return new PresencePlan(3, 200, 10_000, 100, 300, Duration.ofSeconds(30));
  }

  /// About twelve minutes.
  public static PresencePlan full() {
    return new PresencePlan(5, 1_000, 100_000, 1_000, 1_000, Duration.ofMinutes(2));
  }
}
