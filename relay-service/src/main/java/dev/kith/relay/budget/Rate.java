package dev.kith.relay.budget;

import dev.kith.model.rate.Bucket;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How often something may be done.
///
/// @param perSecond in the long run; 0 for as often as one likes
/// @param burst at once
public record Rate(int perSecond, int burst) {

  public static final Rate UNLIMITED = new Rate(0, 0);

  private static final long NANOS = 1_000_000_000;

  @Nullable Bucket bucket(Instant now) {
    return perSecond == 0 ? null : new Bucket(burst, Duration.ofNanos(NANOS / perSecond), now);
  }
}
