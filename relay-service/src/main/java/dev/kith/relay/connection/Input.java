package dev.kith.relay.connection;

import dev.kith.model.event.WireEvent;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.message.Reason;
import dev.kith.model.message.RelayMessage.Completeness;
import dev.kith.model.negentropy.NegentropyMessage;
import dev.kith.relay.ingest.Verdict;
import dev.kith.relay.session.Attachment;
import dev.kith.relay.session.FeedInput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can happen to a connection.
public sealed interface Input {

  /// The handshake is done. The challenge is fresh and random, for NIP-42.
  record Opened(String challenge) implements Input {}

  /// The client sent a frame of so many bytes.
  record Arrived(ClientMessage message, int bytes) implements Input {}

  /// The signature that [Effect.Verify] asked about is right or wrong.
  record Verified(long ticket, boolean right) implements Input {}

  /// No signature could be checked now, and why.
  record NotVerified(long ticket, Reason reason) implements Input {}

  /// What became of the event that [Effect.Store] or [Effect.Broadcast] handed over.
  record Decided(long ticket, Verdict verdict) implements Input {}

  /// The subscription is live: it gets every event after that position, and none up to it.
  record Registered(String subscription, long generation, long position) implements Input {}

  /// The event with the invite code that [Effect.Invite] asked for.
  record Invited(String subscription, long generation, WireEvent event, long position)
      implements Input {}

  /// Stored events in answer to a query, in order, and the positions of those still to be fetched.
  ///
  /// @param completeness said in the answer to a query that was hinted, and only there
  record Found(
      String subscription,
      long generation,
      List<byte[]> events,
      List<Long> remaining,
      Completeness completeness)
      implements Input {
    public Found {
      events = List.copyOf(events);
      remaining = List.copyOf(remaining);
    }
  }

  /// A query could not be answered, and why.
  record QueryFailed(String subscription, long generation, Reason reason) implements Input {}

  /// What [Effect.Count] asked for.
  ///
  /// @param approximate true if there may be more
  record Counted(long ticket, String question, long events, boolean approximate) implements Input {}

  /// Events could not be counted, and why.
  record NotCounted(long ticket, String question, Reason reason) implements Input {}

  /// An event that matches a live subscription or a session came in.
  ///
  /// @param position where it stands in the log, 0 if it is ephemeral
  /// @param room false if the client has not read what it was sent
  record Matched(String subscription, long generation, WireEvent event, long position, boolean room)
      implements Input {}

  /// The session that [Effect.Attach] asked for is attached.
  record Attached(long ticket, Attachment attachment) implements Input {}

  /// What [Effect.Scan] asked for.
  record Scanned(long generation, FeedInput.Scanned found) implements Input {}

  /// A session's progress is stored up to that cursor.
  record Saved(long generation, long cursor) implements Input {}

  /// A worker of a shared session has got something, or there is nothing more.
  record Claimed(long generation, FeedInput.Claimed claimed) implements Input {}

  /// It is stored that a worker is done with what it was delivered up to that delivery.
  record Settled(long generation, long position) implements Input {}

  /// A worker of a shared session counts as dead: what it had goes to others.
  record Lost(long generation) implements Input {}

  /// A session has been attached elsewhere.
  record Replaced(long generation) implements Input {}

  /// All that was appended to the log up to there has been handed over.
  record Passed(long position) implements Input {}

  /// What a reconciliation is about is at hand.
  record Gathered(String reconciliation, long generation) implements Input {}

  /// What the client is to be told next.
  record Reconciled(String reconciliation, long generation, NegentropyMessage message)
      implements Input {}

  /// A reconciliation cannot go on, and why.
  ///
  /// @param mostEvents how many events it may be about, if it was about too many
  record NotReconciled(
      String reconciliation, long generation, Reason reason, @Nullable Long mostEvents)
      implements Input {}

  /// Time has passed; comes at intervals of [ConnectionLimits#heartbeat].
  record Ticked() implements Input {}

  /// Who may do what has changed.
  record RulesChanged() implements Input {}

  /// The relay stops.
  record Stopping() implements Input {}

  /// Operators keep clients at this one's address out.
  record Blocked() implements Input {}

  /// Something was heard that is no frame: the answer to a ping.
  record Heard() implements Input {}

  /// More bytes wait to be read by the client than the relay keeps for it.
  record Overflowed(long bytes) implements Input {}
}
