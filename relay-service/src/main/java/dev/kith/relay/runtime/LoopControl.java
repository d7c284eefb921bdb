package dev.kith.relay.runtime;

import dev.kith.model.event.Event;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Rumor;
import dev.kith.model.event.WireEvent;
import dev.kith.model.loop.Finding;
import dev.kith.model.loop.LoopWatch;
import dev.kith.model.loop.Pair;
import dev.kith.model.loop.Suspicion;
import dev.kith.model.loop.Trip;
import dev.kith.model.message.Reason;
import dev.kith.model.message.Reason.Prefix;
import dev.kith.relay.loop.Chain;
import dev.kith.relay.loop.Circuits;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches the log for agents that answer each other without end, and refuses their messages while
/// the circuit between them is open. What is open all replicas learn from the log itself: it is
/// open from the event on that says so.
final class LoopControl {

  private static final Logger LOG = LoggerFactory.getLogger(LoopControl.class);

  private final LoopWatch watch;
  private final Suspicions suspicions;
  private final PublicKey relayKey;
  private final InstantSource clock;
  private final Map<Pair, Instant> open = new ConcurrentHashMap<>();
  private final Counter trips;
  private volatile Consumer<Trip> opener = _ -> {};

  LoopControl(
      LoopWatch watch,
      Suspicions suspicions,
      PublicKey relayKey,
      InstantSource clock,
      MeterRegistry meters) {
    this.watch = watch;
    this.suspicions = suspicions;
    this.relayKey = relayKey;
    this.clock = clock;
    this.trips = meters.counter("kith.relay.loops");
    meters.gaugeMapSize("kith.relay.circuits", List.of(), open);
  }

  /// @param circuits told what is to be opened
  void openBy(Consumer<Trip> circuits) {
    opener = circuits;
  }

  /// Takes a stored event in, in the order of the log. Called by one thread.
  void stored(WireEvent stored) {
    Event event = stored.event();
    if (event.kind() == Kind.MESSAGE) {
      found(watch.on(Rumor.of(event), clock.instant()));
    } else if (event.kind() == Kind.CIRCUIT_OPENED && event.pubkey().equals(relayKey)) {
      Circuits.Notice notice = Circuits.read(event);
      if (notice != null) {
        opened(notice.pair(), notice.until());
      }
    }
  }

  private void found(@Nullable Finding finding) {
    switch (finding) {
      case Trip trip -> {
        trips.increment();
        LOG.info("a loop was found: {}, {}", trip.reason(), trip.circuits());
        opener.accept(trip);
      }
      case Suspicion suspicion -> suspicions.add(suspicion);
      case null -> {}
    }
  }

  /// A circuit is open until then, or closed if that has come.
  void opened(Pair pair, Instant until) {
    Instant now = clock.instant();
    watch.opened(Set.of(pair), until, now);
    open.values().removeIf(end -> !end.isAfter(now));
    if (until.isAfter(now)) {
      open.put(pair, until);
    } else {
      open.remove(pair);
    }
  }

  /// Why a message is refused, or null.
  @Nullable Reason refusal(Event event) {
    if (event.kind() != Kind.MESSAGE) {
      return null;
    }
    Reason chain = Chain.refusal(event);
    return chain != null || open.isEmpty() ? chain : circuitRefusal(event);
  }

  private @Nullable Reason circuitRefusal(Event event) {
    Instant now = clock.instant();
    return event
        .tagValues("p")
        .map(hex -> until(event.pubkey(), hex))
        .filter(until -> until.isAfter(now))
        .max(Instant::compareTo)
        .map(until ->
            new Reason(
                Prefix.RATE_LIMITED, "loop between these agents, the circuit closes at " + until))
        .orElse(null);
  }

  private Instant until(PublicKey author, String addressee) {
    PublicKey key = PublicKey.ofHexOrNull(addressee);
    return key == null ? Instant.MIN : open.getOrDefault(Pair.of(author, key), Instant.MIN);
  }
}
