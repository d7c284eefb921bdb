package dev.kith.client.connection;

import dev.kith.model.event.EventId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The deliveries of one attachment that are not acknowledged. An acknowledgement goes for all
/// before it too, so it waits until all of them are dealt with.
final class Unacknowledged {

  private final LinkedHashMap<Long, Boolean> dealtWith = new LinkedHashMap<>();
  private final Map<EventId, Long> open = new HashMap<>();
  private final boolean shared;
  private long last;

  /// @param shared true for a worker of a shared session: what others left behind may come after
  ///   what is newer, and an acknowledgement goes for what was delivered before
  Unacknowledged(boolean shared) {
    this.shared = shared;
  }

  int size() {
    return dealtWith.size();
  }

  /// Notes a delivery. One event at two positions is dealt with once.
  ///
  /// @return false if positions do not rise, as they must
  boolean add(long position, EventId id) {
    if (shared ? dealtWith.containsKey(position) : position <= last) {
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
    for (var first = dealtWith.firstEntry();
        first != null && first.getValue();
        first = dealtWith.firstEntry()) {
      reached = first.getKey();
      dealtWith.pollFirstEntry();
    }
    return reached;
  }
}
