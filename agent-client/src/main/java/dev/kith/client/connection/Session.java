package dev.kith.client.connection;

import dev.kith.model.event.EventId;
import dev.kith.model.message.ClientMessage.SessionCommand;
import dev.kith.model.message.RelayMessage.SessionNews;
import dev.kith.model.message.SessionOptions;
import org.jspecify.annotations.Nullable;

/// One durable session at one relay (docs/protocol/sessions.md), over attachments that come and go.
/// What an attachment leaves unacknowledged is delivered again by the next one, so nothing of the
/// old one is kept.
///
/// A polled session is taken up as it is; only if there is none is one opened.
final class Session {

  /// The most that `receive_max` can be; what holds for a session that is polled is not known.
  static final int MAX_UNACKNOWLEDGED = 1_000;

  /// What the relay was asked for and has not answered.
  private enum Asked {
    NOTHING,
    SESSION,
    POLL,
    SESSION_BEFORE_POLL
  }

  private final String name;
  private final SessionOptions options;

  /// Then positions come in any order, and `ACKED` names the acknowledgement that is stored.
  private final boolean shared;

  private int polled;
  private Asked asked = Asked.NOTHING;
  private boolean created;
  private @Nullable Unacknowledged unacknowledged;
  private long reached;
  private long acknowledged;
  private boolean confirming;

  Session(Input.Attach input) {
    this.name = input.session();
    this.options = input.options();
    this.shared = SessionCommand.isShared(input.session());
    this.polled = input.poll();
  }

  String name() {
    return name;
  }

  boolean isAttached() {
    return unacknowledged != null;
  }

  boolean isOpening() {
    return asked != Asked.NOTHING;
  }

  /// Asks for the session. The connection is ready.
  void open(Turn turn) {
    detached();
    created = false;
    ask(polled > 0 ? Asked.POLL : Asked.SESSION, turn);
  }

  /// The relay or the socket has let go of it.
  void detached() {
    asked = Asked.NOTHING;
    unacknowledged = null;
    confirming = false;
  }

  /// @return true if the refusal was no end: there is no session to poll, so one is being opened
  boolean openInstead(Turn turn) {
    boolean first = asked == Asked.POLL && !created;
    if (first) {
      created = true;
      ask(Asked.SESSION_BEFORE_POLL, turn);
    }
    return first;
  }

  void opened(SessionNews.Opened news, Turn turn) {
    if (asked == Asked.SESSION_BEFORE_POLL) {
      ask(Asked.POLL, turn);
    } else if (asked != Asked.NOTHING) {
      asked = Asked.NOTHING;
      unacknowledged = new Unacknowledged(shared);
      reached = news.cursor();
      acknowledged = news.cursor();
      turn.add(new Effect.Attached(name, news.resumed()));
    }
  }

  /// @return null, or in one sentence how the relay breaks the rules
  @Nullable String delivered(SessionNews.Delivered news, Turn turn) {
    if (unacknowledged == null) {
      // Of an attachment that is over; it comes again.
      return null;
    }
    if (unacknowledged.size() == MAX_UNACKNOWLEDGED) {
      return "the relay delivered more than may be unacknowledged";
    }
    if (!unacknowledged.add(news.position(), news.event().id())) {
      return "the relay delivered out of the order of its positions";
    }
    turn.add(new Effect.Entrust(name, news.event(), news.again()));
    return null;
  }

  void reached(boolean end, Turn turn) {
    if (isAttached()) {
      turn.add(new Effect.Reached(name, end));
    }
  }

  void poll(int most, Turn turn) {
    polled = most;
    if (isAttached()) {
      turn.send(new SessionCommand.Poll(name, most));
    }
  }

  void dealtWith(EventId id, Turn turn) {
    Long position = unacknowledged == null ? null : unacknowledged.dealtWith(id);
    if (position != null) {
      reached = position;
      acknowledge(turn);
    }
  }

  void confirmed(long cursor, Turn turn) {
    if (!confirming) {
      return;
    }
    confirming = false;
    acknowledged = shared ? cursor : Math.max(acknowledged, cursor);
    acknowledge(turn);
    if (!confirming) {
      turn.add(new Effect.Confirmed(name));
    }
  }

  /// One acknowledgement is under way at a time; the next one goes for all that came meanwhile.
  private void acknowledge(Turn turn) {
    if (!confirming && (shared ? reached != acknowledged : reached > acknowledged)) {
      confirming = true;
      turn.send(new SessionCommand.Acknowledge(name, reached));
    }
  }

  private void ask(Asked what, Turn turn) {
    asked = what;
    turn.send(
        what == Asked.POLL
            ? new SessionCommand.Poll(name, polled)
            : new SessionCommand.Open(name, options));
  }
}
