package dev.kith.client.connection;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before another attempt: exponential with full jitter, so that clients which
/// lost the same relay at once do not come back at once (M. Brooker, "Exponential Backoff And
/// Jitter", AWS Architecture Blog, 2015).
final class Backoff {

  private static final Duration BASE = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final int DOUBLINGS = 7;

  /// After so many attempts a pause lasts 2 seconds at most.
  private static final int FEW = 2;

  private final RandomGenerator random;
  private final Duration longest;
  private int attempts;

  Backoff(RandomGenerator random) {
    this(random, LONGEST);
  }

  Backoff(RandomGenerator random, Duration longest) {
    this.random = random;
    this.longest = longest;
  }

  Duration next() {
    long ceiling = Math.min(longest.toMillis(), BASE.toMillis() << Math.min(attempts, DOUBLINGS));
    attempts++;
    return Duration.ofMillis(random.nextLong(ceiling + 1));
  }

  int attempts() {
    return attempts;
  }

  /// An attempt brought something, though not for long: not as if nothing had been, or what breaks
  /// each time would be tried without a pause.
  void ease() {
    attempts = Math.min(attempts, FEW);
  }

  void reset() {
    attempts = 0;
  }
}
