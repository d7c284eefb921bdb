package dev.kith.relay.runtime;

import dev.kith.relay.store.SessionUpkeep;
import dev.kith.relay.store.SessionUpkeep.Lag;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/// How many sessions there are at all replicas and how far behind, as they were seen a moment ago.
final class SessionMeters {

  private volatile Lag seen = new Lag(0, 0, 0);

  SessionMeters(MeterRegistry meters) {
    Gauge.builder("kith.relay.sessions.stored", () -> seen.stored()).register(meters);
    lag(meters, "attached", () -> seen.attached());
    lag(meters, "any", () -> seen.any());
  }

  private static void lag(MeterRegistry meters, String of, Supplier<Number> positions) {
    Gauge.builder("kith.relay.sessions.lag", positions).tag("of", of).register(meters);
  }

  Mono<Void> look(SessionUpkeep upkeep) {
    return upkeep.lag().doOnNext(lag -> seen = lag).then();
  }
}
