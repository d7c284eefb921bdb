package dev.kith.presence.http;

import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Says whether the service hears anything of agents.
public final class RelayHealthIndicator implements HealthIndicator {

  private final Supplier<Map<URI, Boolean>> relays;

  /// @param relays tells of each whether it is connected
  public RelayHealthIndicator(Supplier<Map<URI, Boolean>> relays) {
    this.relays = relays;
  }

  @Override
  public Health health() {
    Map<URI, Boolean> now = relays.get();
    Health.Builder health = now.containsValue(true) ? Health.up() : Health.outOfService();
    now.forEach((relay, connected) ->
        health.withDetail(relay.toString(), connected ? "connected" : "not connected"));
    return health.build();
  }
}
