package dev.kith.client.session;

import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import java.util.LinkedHashSet;

/// The memory of a process that keeps nothing.
public final class FreshMemory implements SessionMemory {

  private final LinkedHashSet<EventId> ids = new LinkedHashSet<>();

  @Override
  public synchronized boolean isHandled(EventId id) {
    return ids.contains(id);
  }

  @Override
  public synchronized void handled(EventId id) {
    if (ids.add(id) && ids.size() > CAPACITY) {
      ids.removeFirst();
    }
  }

  @Override
  public void bury(Event event, int attempts, String why) {
    // It has been told, and there is nowhere to keep it.
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
