package dev.kith.client.connection;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before another attempt: exponential with full jitter, so that clients which
/// lost the same relay at once do not come back at once (M. Brooker, "Exponential Backoff And
/// Jitter", AWS Architecture Blog, 2015).
final class Backoff {

  private static final Duration BASE = Duration.ofMillis(500);
  private static final Duration CAP = Duration.ofMinutes(1);
  private static final int DOUBLINGS = 7;

  private final RandomGenerator random;
  private int attempts;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  Duration next() {
    long ceiling = Math.min(CAP.toMillis(), BASE.toMillis() << Math.min(attempts, DOUBLINGS));
    attempts++;
    return Duration.ofMillis(random.nextLong(ceiling + 1));
  }

  int attempts() {
    return attempts;
  }

  void reset() {
    attempts = 0;
  }
}
