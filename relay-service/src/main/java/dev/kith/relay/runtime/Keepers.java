package dev.kith.relay.runtime;

import dev.kith.model.event.Event;
import dev.kith.relay.session.Attachment;
import dev.kith.relay.session.Reader;
import dev.kith.relay.store.SessionUpkeep;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import reactor.core.publisher.Mono;

/// The keys whose sessions keep ephemeral events, in memory, as every ephemeral event asks for
/// them. What another replica opens is known here a few seconds later.
final class Keepers {

  /// Longer than several rounds: a key that is not read any more has no such session any more.
  private static final Duration FORGOTTEN = Duration.ofSeconds(30);

  private final InstantSource clock;
  private final ConcurrentMap<String, Instant> known = new ConcurrentHashMap<>();

  Keepers(InstantSource clock) {
    this.clock = clock;
  }

  /// True if the event is ephemeral and goes into the log all the same, because a session of an
  /// addressee keeps it.
  boolean keep(Event event) {
    return !known.isEmpty()
        && Reader.mayKeep(event)
        && event.tagValues("p").anyMatch(known::containsKey);
  }

  void attached(Attachment attachment) {
    if (attachment.reader().ephemeralTtl() > 0) {
      known.put(attachment.reader().owner().hex(), clock.instant());
    }
  }

  Mono<Void> refresh(SessionUpkeep upkeep) {
    return upkeep
        .ephemeralKeepers()
        .doOnNext(key -> known.put(key, clock.instant()))
        .then(
            Mono.fromRunnable(() -> {
              Instant before = clock.instant().minus(FORGOTTEN);
              known.values().removeIf(seen -> seen.isBefore(before));
            }));
  }
}
