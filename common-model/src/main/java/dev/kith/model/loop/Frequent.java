package dev.kith.model.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/// What has happened more than so often within a time, up to now.
final class Frequent<K> {

  private final int most;
  private final Duration window;
  private final Map<K, Deque<Instant>> times;

  /// @param remembered so many things are remembered
  Frequent(int most, Duration window, int remembered) {
    this.most = most;
    this.window = window;
    this.times = new Recent<>(remembered);
  }

  void add(K what, Instant now) {
    Deque<Instant> all = times.computeIfAbsent(what, _ -> new ArrayDeque<>());
    all.addLast(now);
    if (all.size() > most + 1) {
      all.removeFirst();
    }
  }

  boolean has(K what, Instant now) {
    Deque<Instant> all = times.get(what);
    return all != null && all.size() > most && all.getFirst().plus(window).isAfter(now);
  }
}
