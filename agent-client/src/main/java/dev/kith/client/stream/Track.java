package dev.kith.client.stream;

import dev.kith.model.event.EventId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// How far a reader is in one stream. A number is done once it was delivered or is known to be
/// absent; what came before the first number that was seen counts as done.
final class Track {

  /// The most numbers that are asked for behind one event; what is further back is absent.
  static final int MAX_GAP = 128;

  /// How many ids of delivered events are kept to check the chain with.
  private static final int MAX_IDS = 64;

  /// Lowest number that is not done.
  private long next;

  private final TreeSet<Long> doneFurtherOn = new TreeSet<>();
  private final LinkedHashMap<Long, EventId> delivered = new LinkedHashMap<>();
  private final Map<Long, EventId> waiting = new HashMap<>();

  Track(long first) {
    this.next = first;
  }

  long next() {
    return next;
  }

  boolean isDone(long sequence) {
    return sequence < next || doneFurtherOn.contains(sequence);
  }

  void done(long sequence) {
    if (sequence >= next) {
      doneFurtherOn.add(sequence);
    }
    while (doneFurtherOn.remove(next)) {
      next++;
    }
  }

  /// All numbers below this one are done from now on.
  void skipTo(long sequence) {
    doneFurtherOn.headSet(sequence).clear();
    next = Math.max(next, sequence);
    done(next - 1);
  }

  void delivered(long sequence, EventId id) {
    waiting.remove(sequence, id);
    delivered.putLast(sequence, id);
    if (delivered.size() > MAX_IDS) {
      delivered.pollFirstEntry();
    }
    done(sequence);
  }

  /// The event that was delivered with that number, if it is remembered.
  @Nullable EventId deliveredAt(long sequence) {
    return delivered.get(sequence);
  }

  void await(long sequence, EventId id) {
    waiting.put(sequence, id);
  }

  /// The event with that number that is here and waits for others, if there is one.
  @Nullable EventId waitingAt(long sequence) {
    return waiting.get(sequence);
  }

  /// True if that number is neither done nor here.
  boolean isMissing(long sequence) {
    return !isDone(sequence) && !waiting.containsKey(sequence);
  }
}
