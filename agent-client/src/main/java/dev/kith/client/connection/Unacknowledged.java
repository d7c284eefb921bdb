package dev.kith.client.connection;

import dev.kith.model.event.EventId;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The deliveries of one attachment that are not acknowledged. An acknowledgement goes for all
/// before it too, so it waits until all of them are dealt with.
final class Unacknowledged {

  private final TreeMap<Long, Boolean> dealtWith = new TreeMap<>();
  private final Map<EventId, Long> open = new HashMap<>();
  private long last;

  int size() {
    return dealtWith.size();
  }

  /// Notes a delivery. One event at two positions is dealt with once.
  ///
  /// @return false if positions do not rise, as they must
  boolean add(long position, EventId id) {
    if (position <= last) {
      return false;
    }
    last = position;
    boolean repeated = open.putIfAbsent(id, position) != null;
    dealtWith.put(position, repeated);
    return true;
  }

  /// The event is dealt with.
  ///
  /// @return the position up to which everything is now, or null if it is where it was
  @Nullable Long dealtWith(EventId id) {
    Long position = open.remove(id);
    if (position == null) {
      return null;
    }
    dealtWith.put(position, true);
    @Nullable Long reached = null;
    while (!dealtWith.isEmpty() && dealtWith.firstEntry().getValue()) {
      reached = dealtWith.pollFirstEntry().getKey();
    }
    return reached;
  }
}
