package dev.kith.client.session;

import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;

/// What is remembered of one session, so that no event is handled twice. Several threads may use
/// it.
public interface SessionMemory extends AutoCloseable {

  /// How many events are remembered at least. Far back a repetition is possible.
  int CAPACITY = 1 << 15;

  /// True if the event was handled, or buried.
  boolean isHandled(EventId id);

  /// Returns once it will be remembered, whatever crashes.
  void handled(EventId id);

  /// Keeps an event that could not be handled, for a person to look at.
  ///
  /// @param why what went wrong the last time
  void bury(Event event, int attempts, String why);

  @Override
  void close();
}
