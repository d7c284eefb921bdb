package dev.kith.model.message;

import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.WireEvent;
import dev.kith.model.filter.Filter;
import dev.kith.model.negentropy.NegentropyMessage;
import java.util.List;

/// A frame from client to relay (NIP-01, NIP-42, NIP-45, NIP-77, and the sessions of Kith).
public sealed interface ClientMessage {

  /// `["EVENT", event]`
  record Publish(WireEvent event) implements ClientMessage {}

  /// `["REQ", subscription, filter...]`
  record Request(String subscription, List<Filter> filters) implements ClientMessage {
    public Request {
      filters = List.copyOf(filters);
    }
  }

  /// `["COUNT", question, filter...]`
  record Count(String question, List<Filter> filters) implements ClientMessage {
    public Count {
      filters = List.copyOf(filters);
    }
  }

  /// `["CLOSE", subscription]`
  record Close(String subscription) implements ClientMessage {}

  /// `["AUTH", event]` with an event of kind 22242.
  record Authenticate(Event event) implements ClientMessage {}

  /// A frame about a durable session (docs/protocol/sessions.md).
  sealed interface SessionCommand extends ClientMessage {

    String name();

    /// True if a session of that name is shared: several connections work it off together, and do
    /// not take over from one another.
    static boolean isShared(String name) {
      return name.startsWith("share:");
    }

    /// `["SESSION", name, {options}]`: open the session, or resume it.
    record Open(String name, SessionOptions options) implements SessionCommand {}

    /// `["ACK", name, position]`: all that was delivered up to there is dealt with.
    record Acknowledge(String name, long position) implements SessionCommand {}

    /// `["POLL", name, max]`: deliver up to so many, and nothing by itself.
    record Poll(String name, int max) implements SessionCommand {}

    /// `["END", name]`: forget the session.
    record End(String name) implements SessionCommand {}
  }

  /// `["NEG-OPEN", reconciliation, filter, hex]`
  record NegOpen(String reconciliation, Filter filter, NegentropyMessage message)
      implements ClientMessage {}

  /// `["NEG-MSG", reconciliation, hex]`
  record NegMsg(String reconciliation, NegentropyMessage message) implements ClientMessage {}

  /// `["NEG-CLOSE", reconciliation]`
  record NegClose(String reconciliation) implements ClientMessage {}

  /// A frame that is none of the above, and what the answer to it is about.
  record Malformed(Subject subject, Reason reason) implements ClientMessage {}

  /// What a refusal can be pinned to, so that the client knows which of its frames was meant.
  sealed interface Subject {

    /// Answered by `OK false`.
    record OfEvent(EventId id) implements Subject {}

    /// Answered by `CLOSED`.
    record OfSubscription(String subscription) implements Subject {}

    /// Answered by `REFUSED`.
    record OfSession(String name) implements Subject {}

    /// A `COUNT`; answered by `CLOSED`. Its ids are no subscriptions, so it ends none.
    record OfQuestion(String question) implements Subject {}

    /// Answered by `NEG-ERR`.
    record OfReconciliation(String reconciliation) implements Subject {}

    /// Nothing in the frame could be recognised; answered by `NOTICE`.
    record Unknown() implements Subject {}
  }
}
