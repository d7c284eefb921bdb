package dev.kith.relay.connection;

import dev.kith.model.event.Event;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.WireEvent;
import dev.kith.model.filter.Filter;
import dev.kith.model.message.RelayMessage;
import dev.kith.model.message.SessionOptions;
import dev.kith.model.negentropy.NegentropyMessage;
import dev.kith.relay.session.Attachment;
import dev.kith.relay.session.Demand;
import dev.kith.relay.session.LogEntry;
import dev.kith.relay.session.Progress;
import dev.kith.relay.session.Reader;
import dev.kith.relay.session.ReceiptDue;
import dev.kith.relay.session.SessionId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a connection wants done.
public sealed interface Effect {

  /// Send a frame.
  record Send(RelayMessage message) implements Effect {}

  /// Send stored events, whose JSON needs no second parsing.
  record SendStored(String subscription, List<byte[]> events) implements Effect {}

  /// Check a signature; answered by [Input.Verified] or [Input.NotVerified].
  record Verify(long ticket, Event event) implements Effect {}

  /// Store an event; answered by [Input.Decided]. Events of one connection are stored in the order
  /// of these effects.
  record Store(long ticket, WireEvent event) implements Effect {}

  /// Hand an ephemeral event to the live subscriptions, and to the log if a session keeps it;
  /// answered by [Input.Decided].
  record Broadcast(long ticket, WireEvent event) implements Effect {}

  /// Let an author join or leave (NIP-43); answered by [Input.Decided].
  record Enter(long ticket, Event request) implements Effect {}

  /// The client has proved to hold a key.
  record Proved(PublicKey key) implements Effect {}

  /// It that proved these keys is gone.
  ///
  /// @param lost false if it said goodbye
  record Gone(Set<PublicKey> keys, boolean lost) implements Effect {
    public Gone {
      keys = Set.copyOf(keys);
    }
  }

  /// Make a subscription live; answered by [Input.Registered].
  record Register(String subscription, long generation, List<Filter> filters) implements Effect {}

  /// Make an invite code in that key's name (NIP-43); answered by [Input.Invited] or
  /// [Input.QueryFailed].
  record Invite(String subscription, long generation, PublicKey inviter, long position)
      implements Effect {}

  record Unregister(String subscription, long generation) implements Effect {}

  /// Look for stored events up to a position that one of the keys may read; answered by
  /// [Input.Found] or [Input.QueryFailed].
  ///
  /// @param hinted whether the client is to be told if that is all (NIP-67)
  record Query(
      String subscription,
      long generation,
      List<Filter> filters,
      Set<PublicKey> readers,
      long position,
      boolean hinted)
      implements Effect {}

  /// Fetch more of what a query found, once the client has read most of what it was sent; answered
  /// by [Input.Found] or [Input.QueryFailed].
  record Fetch(String subscription, long generation, List<Long> positions) implements Effect {}

  /// Attach a session to this connection; answered by [Input.Attached] or [Input.Decided].
  ///
  /// @param options null to take an existing session as it is
  record Attach(long ticket, SessionId session, @Nullable SessionOptions options)
      implements Effect {}

  /// Look through the log for what a session may read; answered by [Input.Scanned] or
  /// [Input.QueryFailed].
  record Scan(long generation, Reader reader, List<Filter> filters, long after, int most)
      implements Effect {}

  /// Send an event of the log that a session delivers.
  record SendEntry(String session, LogEntry entry, boolean again) implements Effect {}

  /// Store how far a session is; answered by [Input.Saved], or by [Input.Replaced] if it was
  /// attached elsewhere meanwhile.
  record SaveProgress(
      long generation, Attachment attachment, Progress progress, List<ReceiptDue> receipts)
      implements Effect {}

  /// A worker of a shared session can take something; answered by [Input.Claimed].
  record Want(long generation, Attachment attachment, Demand demand) implements Effect {

    /// This one in the place of one that was not passed on.
    public Want after(Want before) {
      return new Want(generation, attachment, demand.after(before.demand));
    }
  }

  /// Store that a worker of a shared session is done with what it was delivered up to that
  /// delivery; answered by [Input.Settled] or [Input.Lost].
  record Settle(long generation, Attachment attachment, long position) implements Effect {}

  /// The session is not attached here any more.
  ///
  /// @param lost whether its will is due
  record Detach(Attachment attachment, Progress progress, boolean lost) implements Effect {}

  /// Forget a session; answered by [Input.Decided].
  record EndSession(long ticket, SessionId session) implements Effect {}

  /// Count the stored events that one of the keys may read; answered by [Input.Counted] or
  /// [Input.NotCounted].
  record Count(long ticket, String question, List<Filter> filters, Set<PublicKey> readers)
      implements Effect {}

  /// Note time and id of the stored events that match and that one of the keys may read; answered
  /// by [Input.Gathered] or [Input.NotReconciled].
  record Gather(String reconciliation, long generation, Filter filter, Set<PublicKey> readers)
      implements Effect {}

  /// Compare what was gathered with what the client has; answered by [Input.Reconciled] or
  /// [Input.NotReconciled].
  record Reconcile(String reconciliation, long generation, NegentropyMessage message)
      implements Effect {}

  /// Forget what was gathered.
  record Discard(long generation) implements Effect {}

  /// Let so many more frames in.
  record Pull(int frames) implements Effect {}

  record Ping() implements Effect {}

  /// Close the connection with a WebSocket status code (RFC 6455, section 7.4) and a reason.
  /// Nothing is sent after that.
  record Disconnect(int code, String reason) implements Effect {}
}
