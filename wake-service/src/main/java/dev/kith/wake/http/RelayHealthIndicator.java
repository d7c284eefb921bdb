package dev.kith.wake.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Says whether the relay tells the service who is to be woken.
public final class RelayHealthIndicator implements HealthIndicator {

  /// It answers within 20 seconds, even if it has nothing to tell.
  private static final Duration SILENCE = Duration.ofMinutes(1);

  private final Supplier<Instant> heard;
  private final InstantSource clock;

  /// @param heard when the relay has last answered
  public RelayHealthIndicator(Supplier<Instant> heard, InstantSource clock) {
    this.heard = heard;
    this.clock = clock;
  }

  @Override
  public Health health() {
    Instant last = heard.get();
    Health.Builder health =
        last.isAfter(clock.instant().minus(SILENCE)) ? Health.up() : Health.outOfService();
    return health.withDetail("heard", last.toString()).build();
  }
}
