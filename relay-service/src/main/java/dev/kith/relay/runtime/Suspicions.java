package dev.kith.relay.runtime;

import dev.kith.model.event.PublicKey;
import dev.kith.model.loop.Suspicion;
import dev.kith.relay.http.SuspectedRing;
import dev.kith.relay.http.SuspectedRings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What looked like a loop in the last hour. It is in memory only: every replica reads the same log
/// and so suspects the same, and what goes on is found again within minutes of a start.
final class Suspicions implements SuspectedRings {

  private static final Logger LOG = LoggerFactory.getLogger(Suspicions.class);
  private static final Duration KEPT = Duration.ofHours(1);
  private static final int MOST = 1_000;

  private final ConcurrentMap<List<PublicKey>, SuspectedRing> rings = new ConcurrentHashMap<>();
  private final InstantSource clock;
  private final Counter count;

  Suspicions(InstantSource clock, MeterRegistry meters) {
    this.clock = clock;
    this.count = meters.counter("kith.relay.loops.suspected");
  }

  /// Called by one thread.
  void add(Suspicion suspicion) {
    count.increment();
    dropOld();
    List<PublicKey> agents = suspicion.agents();
    SuspectedRing before = rings.get(agents);
    Instant now = clock.instant();
    if (before != null) {
      rings.put(agents, new SuspectedRing(agents, before.since(), now));
    } else if (rings.size() < MOST) {
      rings.put(agents, new SuspectedRing(agents, now, now));
      LOG.info("messages seem to go round {}; nobody is stopped for that", agents);
    }
  }

  @Override
  public List<SuspectedRing> list() {
    dropOld();
    return rings.values().stream()
        .sorted(
            Comparator.comparing(
                ring -> ring.agents().stream().map(PublicKey::hex).collect(Collectors.joining())))
        .toList();
  }

  private void dropOld() {
    Instant oldest = clock.instant().minus(KEPT);
    rings.values().removeIf(ring -> ring.seen().isBefore(oldest));
  }
}
