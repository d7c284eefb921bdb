package dev.kith.client.session;

import java.time.Duration;

/// How often an event is handed to a handler that fails.
///
/// @param attempts all of them, the first one too; at least 1
/// @param pause after the first attempt; it doubles with each
/// @param longest that a pause becomes
public record Retries(int attempts, Duration pause, Duration longest) {

  /// Five attempts within a quarter of a minute.
  public static final Retries DEFAULT =
      new Retries(5, Duration.ofSeconds(1), Duration.ofMinutes(1));

  private static final int MAX_DOUBLINGS = 20;

  public Retries {
    if (attempts < 1 || pause.isNegative() || longest.compareTo(pause) < 0) {
      throw new IllegalArgumentException(
          "at least one attempt, and pauses from 0 up to the longest: " + attempts);
    }
  }

  /// How long to wait after that many attempts.
  Duration after(int failed) {
    Duration grown = pause.multipliedBy(1L << Math.min(failed - 1, MAX_DOUBLINGS));
    return grown.compareTo(longest) < 0 ? grown : longest;
  }
}
