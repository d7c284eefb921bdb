package dev.kith.client.merge;

import dev.kith.model.event.EventId;
import java.util.LinkedHashSet;

/// Remembers which events were passed on, so that none is passed on twice. It forgets the longest
/// known first: far back a repetition is possible, a loss never is.
public final class SeenWindow {

  /// Some 15 MB when full.
  public static final int CAPACITY = 1 << 17;

  private final int capacity;
  private final LinkedHashSet<EventId> ids = new LinkedHashSet<>();

  public SeenWindow() {
    this(CAPACITY);
  }

  /// @param capacity how many events to remember
  SeenWindow(int capacity) {
    this.capacity = capacity;
  }

  /// Notes an event.
  ///
  /// @return true if it was not known
  public boolean add(EventId id) {
    if (!ids.add(id)) {
      return false;
    }
    if (ids.size() > capacity) {
      ids.removeFirst();
    }
    return true;
  }

  public boolean contains(EventId id) {
    return ids.contains(id);
  }
}
