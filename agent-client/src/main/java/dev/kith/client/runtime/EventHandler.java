package dev.kith.client.runtime;

import dev.kith.client.session.SessionMemory;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;

/// Deals with events, one at a time, on a thread that it may block.
@FunctionalInterface
public interface EventHandler {

  /// Returns once the event is dealt with for good.
  ///
  /// @param memory what was dealt with before
  /// @return the id of the message in the event, under which it is to be remembered too
  /// @throws java.util.concurrent.CancellationException to end without having dealt with it
  /// @throws Exception if it is to be handed over again
  EventId handle(Event event, SessionMemory memory) throws Exception;
}
