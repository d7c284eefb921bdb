package dev.kith.model.message;

import dev.kith.model.event.EventId;
import dev.kith.model.event.WireEvent;
import dev.kith.model.negentropy.NegentropyMessage;
import org.jspecify.annotations.Nullable;

/// A frame from relay to client (NIP-01, NIP-42, NIP-45, NIP-67, NIP-77, and the sessions of Kith).
public sealed interface RelayMessage {

  /// `["EVENT", subscription, event]`
  record Delivery(String subscription, WireEvent event) implements RelayMessage {}

  /// `["OK", id, accepted, text]`, the text `prefix: sentence` or empty.
  record Ok(EventId id, boolean accepted, String text) implements RelayMessage {}

  /// `["EOSE", subscription]`, with `["finish"]` or `["more"]` if the relay says whether that is
  /// all.
  record EndOfStored(String subscription, Completeness completeness) implements RelayMessage {

    public EndOfStored(String subscription) {
      this(subscription, Completeness.UNSAID);
    }
  }

  /// `["COUNT", question, {"count": events}]`, with `"approximate": true` if there may be more.
  record Count(String question, long events, boolean approximate) implements RelayMessage {}

  /// `["CLOSED", subscription, text]`
  record Closed(String subscription, String text) implements RelayMessage {}

  /// `["NOTICE", text]`
  record Notice(String text) implements RelayMessage {}

  /// `["AUTH", challenge]`
  record Challenge(String challenge) implements RelayMessage {}

  /// Whether all stored events that match were sent.
  enum Completeness {
    UNSAID,
    FINISH,
    MORE
  }

  /// A frame about a durable session (docs/protocol/sessions.md).
  sealed interface SessionNews extends RelayMessage {

    String name();

    /// `["SESSION", name, {resumed, cursor, head, log, truncated?}]`
    ///
    /// @param resumed false if the session is new
    /// @param cursor all up to there is acknowledged or was not for this session
    /// @param head the newest position of the log
    /// @param log the log's name; after another one positions start over
    /// @param truncated where events may have been lost to the relay's retention before they were
    ///   delivered, or null
    record Opened(
        String name,
        boolean resumed,
        long cursor,
        long head,
        String log,
        @Nullable Truncated truncated)
        implements SessionNews {}

    /// Positions from one to another, both inclusive.
    record Truncated(long from, long to) {}

    /// `["DELIVER", name, position, event]`, and `{"again":true}` behind it if the event may have
    /// been delivered before.
    record Delivered(String name, long position, WireEvent event, boolean again)
        implements SessionNews {}

    /// `["CAUGHT-UP", name, position]`: all up to there is delivered.
    record CaughtUp(String name, long position) implements SessionNews {}

    /// `["MORE", name, position]`: the answer to a poll ends there, and there is more.
    record More(String name, long position) implements SessionNews {}

    /// `["ACKED", name, cursor]`: the cursor is stored durably.
    record Acknowledged(String name, long cursor) implements SessionNews {}

    /// `["REFUSED", name, text]`
    record Refused(String name, String text) implements SessionNews {}
  }

  /// `["NEG-MSG", reconciliation, hex]`
  record NegMsg(String reconciliation, NegentropyMessage message) implements RelayMessage {}

  /// `["NEG-ERR", reconciliation, text]`: it is refused or ended. If it had too many events, how
  /// many it may have can stand behind the text.
  record NegErr(String reconciliation, String text, @Nullable Long mostEvents)
      implements RelayMessage {}

  /// A frame this side does not know, or cannot read; a client passes over it.
  record Unknown(String problem) implements RelayMessage {}
}
