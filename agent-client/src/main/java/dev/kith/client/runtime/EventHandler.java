package dev.kith.client.runtime;

import dev.kith.model.event.Event;

/// Deals with events, one at a time, on a thread that it may block.
@FunctionalInterface
public interface EventHandler {

  /// Returns once the event is dealt with for good.
  ///
  /// @throws java.util.concurrent.CancellationException to end without having dealt with it
  /// @throws Exception if it is to be handed over again
  void handle(Event event) throws Exception;
}
