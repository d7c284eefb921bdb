package dev.kith.relay.http;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/// Says openly when the relay works but may lose events in a crash.
public final class DurabilityHealthIndicator implements HealthIndicator {

  private static final Status NOT_DURABLE =
      new Status("NOT_DURABLE", "PostgreSQL may lose confirmed events in a crash");

  private final List<String> weakSettings;

  /// @param weakSettings the settings of PostgreSQL that let it lose confirmed writes
  public DurabilityHealthIndicator(List<String> weakSettings) {
    this.weakSettings = List.copyOf(weakSettings);
  }

  @Override
  public Health health() {
    return weakSettings.isEmpty()
        ? Health.up().build()
        : Health.status(NOT_DURABLE).withDetail("settings", weakSettings).build();
  }
}
