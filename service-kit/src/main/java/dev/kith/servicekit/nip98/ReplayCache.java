package dev.kith.servicekit.nip98;

import dev.kith.model.event.EventId;
import java.time.Instant;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Remembers the events that opened a request, until they are too old to open another. It forgets
/// none before that: when it is full it refuses. Not for several threads at once.
public final class ReplayCache {

  private final int capacity;
  private final NavigableMap<Instant, Set<EventId>> byLapse = new TreeMap<>();
  private int size;
  private Instant horizon = Instant.MIN;

  /// @param capacity the most ids remembered at once; they are kept for two minutes at most
  public ReplayCache(int capacity) {
    this.capacity = capacity;
  }

  /// Takes an event's id, once.
  ///
  /// @param lapses from when on the event is refused for its age
  /// @return why the event opens nothing any more, if that is so
  public Optional<Refusal> admit(EventId id, Instant lapses, Instant now) {
    forgetUntil(now);
    if (!lapses.isAfter(horizon)) {
      return Optional.of(new Refusal.Lapsed());
    }
    Set<EventId> ids = byLapse.getOrDefault(lapses, Set.of());
    if (ids.contains(id)) {
      return Optional.of(new Refusal.Replayed());
    }
    if (size == capacity) {
      return Optional.of(new Refusal.MemoryFull());
    }
    byLapse.computeIfAbsent(lapses, _ -> new HashSet<>()).add(id);
    size++;
    return Optional.empty();
  }

  /// How many ids are remembered.
  public int size() {
    return size;
  }

  /// What was forgotten stays lapsed, even if the clock is then set back.
  private void forgetUntil(Instant now) {
    if (now.isAfter(horizon)) {
      horizon = now;
      var lapsed = byLapse.headMap(now, true);
      size -= lapsed.values().stream().mapToInt(Set::size).sum();
      lapsed.clear();
    }
  }
}
