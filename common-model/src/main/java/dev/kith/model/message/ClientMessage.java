package dev.kith.model.message;

import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.WireEvent;
import dev.kith.model.filter.Filter;
import java.util.List;

/// A frame from client to relay (NIP-01, NIP-42).
public sealed interface ClientMessage {

  /// `["EVENT", event]`
  record Publish(WireEvent event) implements ClientMessage {}

  /// `["REQ", subscription, filter...]`
  record Request(String subscription, List<Filter> filters) implements ClientMessage {
    public Request {
      filters = List.copyOf(filters);
    }
  }

  /// `["CLOSE", subscription]`
  record Close(String subscription) implements ClientMessage {}

  /// `["AUTH", event]` with an event of kind 22242.
  record Authenticate(Event event) implements ClientMessage {}

  /// A frame that is none of the above, and what the answer to it is about.
  record Malformed(Subject subject, Reason reason) implements ClientMessage {}

  /// What a refusal can be pinned to, so that the client knows which of its frames was meant.
  sealed interface Subject {

    /// Answered by `OK false`.
    record OfEvent(EventId id) implements Subject {}

    /// Answered by `CLOSED`.
    record OfSubscription(String subscription) implements Subject {}

    /// Nothing in the frame could be recognised; answered by `NOTICE`.
    record Unknown() implements Subject {}
  }
}
