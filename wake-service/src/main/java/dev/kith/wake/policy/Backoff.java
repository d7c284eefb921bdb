package dev.kith.wake.policy;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// When to try again what a push service could not take.
public final class Backoff {

  /// One more attempt than there are waits.
  private static final List<Duration> LONGEST =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(4),
          Duration.ofSeconds(15),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5));

  private static final Duration LEAST_ASKED = Duration.ofSeconds(1);
  private static final Duration MOST_ASKED = Duration.ofHours(1);

  private Backoff() {}

  /// @param attempts how many there were
  /// @param asked what the push service wants (`Retry-After`)
  /// @return null if there were enough
  public static @Nullable Duration next(
      int attempts, @Nullable Duration asked, RandomGenerator random) {
    if (attempts > LONGEST.size()) {
      return null;
    }
    Duration own = full(LONGEST.get(attempts - 1), random);
    // What it asks for is the least; all who were told the same must not come at the same moment.
    return asked == null ? own : clamp(asked).plus(own);
  }

  private static Duration full(Duration longest, RandomGenerator random) {
    return Duration.ofMillis(random.nextLong(longest.toMillis() + 1));
  }

  private static Duration clamp(Duration asked) {
    if (asked.compareTo(LEAST_ASKED) < 0) {
      return LEAST_ASKED;
    }
    return asked.compareTo(MOST_ASKED) > 0 ? MOST_ASKED : asked;
  }
}
