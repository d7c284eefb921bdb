package dev.kith.model.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/// For how long the circuits of pairs are opened: twice as long as the last time, unless the pair
/// has been quiet for as long as that lasted since.
final class Breaks {

  private static final int REMEMBERED = 50_000;

  private record Break(Duration length, Instant until) {}

  private final Duration first;
  private final Duration longest;
  private final Map<Pair, Break> breaks = new Recent<>(REMEMBERED);

  Breaks(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
  }

  boolean isOpen(Pair pair, Instant now) {
    Break last = breaks.get(pair);
    return last != null && last.until().isAfter(now);
  }

  /// Takes in that a circuit is open until then; one that is closed before its time is forgiven.
  void opened(Pair pair, Instant until, Instant now) {
    Break last = breaks.get(pair);
    if (!until.isAfter(now)) {
      breaks.remove(pair);
    } else if (last == null || until.isAfter(last.until())) {
      breaks.put(pair, new Break(Duration.between(now, until), until));
    }
  }

  /// How long the circuits of these pairs are to be opened now.
  Duration next(Collection<Pair> pairs, Instant now) {
    return pairs.stream().map(pair -> next(pair, now)).max(Duration::compareTo).orElse(first);
  }

  private Duration next(Pair pair, Instant now) {
    Break last = breaks.get(pair);
    return last == null || last.until().plus(last.length()).isBefore(now)
        ? first
        : min(last.length().multipliedBy(2), longest);
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
