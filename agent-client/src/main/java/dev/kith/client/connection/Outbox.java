package dev.kith.client.connection;

import dev.kith.client.connection.Verdict.Accepted;
import dev.kith.client.connection.Verdict.Refused;
import dev.kith.client.connection.Verdict.Unanswered;
import dev.kith.model.event.EventId;
import dev.kith.model.event.KindClass;
import dev.kith.model.event.WireEvent;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.message.Reason.Prefix;
import dev.kith.model.message.RelayMessage;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Publishes that have no verdict yet. They are sent in the order in which they came, and again
/// after a reconnect, because a relay that has an event already says so and that is a success.
final class Outbox {

  /// How many events may be without an answer at once; more wait here.
  static final int WINDOW = 128;

  static final int MAX_WAITING = 10_000;

  private final Authentication authentication;
  private final Map<EventId, Parcel> parcels = new LinkedHashMap<>();
  private final Deque<Parcel> parked = new ArrayDeque<>();
  private int unanswered;
  private boolean ready;
  private @Nullable Instant wakeAt;

  private static final class Parcel {
    final WireEvent event;
    final Instant deadline;
    boolean sent;
    boolean sentTwice;
    boolean mayBeThere;
    @Nullable String refusal;

    Parcel(WireEvent event, Instant deadline) {
      this.event = event;
      this.deadline = deadline;
    }
  }

  Outbox(Authentication authentication) {
    this.authentication = authentication;
  }

  void publish(WireEvent event, Instant deadline, Turn turn) {
    if (parcels.containsKey(event.id())) {
      return;
    }
    if (parcels.size() == MAX_WAITING) {
      String why = "%,d events wait for this relay already; try again later".formatted(MAX_WAITING);
      turn.add(new Effect.Settle(event.id(), new Unanswered(why)));
      return;
    }
    Parcel parcel = new Parcel(event, deadline);
    parcels.put(event.id(), parcel);
    parked.add(parcel);
    wakeFor(deadline, turn);
    sendWhatFits(turn);
  }

  void connected(Turn turn) {
    ready = true;
    sendWhatFits(turn);
  }

  void disconnected() {
    ready = false;
    unanswered = 0;
    parked.clear();
    for (Parcel parcel : parcels.values()) {
      parcel.mayBeThere |= parcel.sent;
      parcel.sent = false;
      parcel.sentTwice = false;
      parcel.refusal = null;
      parked.add(parcel);
    }
  }

  void answered(RelayMessage.Ok ok, Turn turn) {
    Parcel parcel = parcels.get(ok.id());
    if (parcel == null || !parcel.sent) {
      return;
    }
    if (ok.accepted() || isKnownThere(parcel, ok.text())) {
      settle(parcel, new Accepted(ok.text()), turn);
    } else if (MachineWord.of(ok.text()) == Prefix.AUTH_REQUIRED
        && authentication.mayHelp()
        && !parcel.sentTwice) {
      park(parcel, ok.text());
      if (authentication.state() == Authentication.State.ACCEPTED) {
        authenticated(turn);
      }
    } else {
      settle(parcel, new Refused(ok.text()), turn);
    }
    sendWhatFits(turn);
  }

  /// A proof was taken: what was refused for want of one is sent once more.
  void authenticated(Turn turn) {
    for (Parcel parcel : parcels.values()) {
      if (parcel.refusal != null) {
        parcel.refusal = null;
        parcel.sentTwice = true;
        parked.add(parcel);
      }
    }
    sendWhatFits(turn);
  }

  /// No proof was taken: what needed one stays refused.
  void notAuthenticated(Turn turn) {
    for (Parcel parcel : new ArrayList<>(parcels.values())) {
      if (parcel.refusal != null) {
        settle(parcel, new Refused(parcel.refusal), turn);
      }
    }
  }

  /// Settles what is overdue.
  ///
  /// @param whyUnsent what keeps an event from being sent, if it was not
  void overdue(String whyUnsent, Turn turn) {
    wakeAt = null;
    @Nullable Instant next = null;
    for (Parcel parcel : new ArrayList<>(parcels.values())) {
      if (!parcel.deadline.isAfter(turn.now())) {
        settle(parcel, overdueVerdict(parcel, whyUnsent), turn);
      } else if (next == null || parcel.deadline.isBefore(next)) {
        next = parcel.deadline;
      }
    }
    if (next != null) {
      wakeFor(next, turn);
    }
    sendWhatFits(turn);
  }

  /// There will be no other attempt.
  void giveUp(String why, Turn turn) {
    for (Parcel parcel : List.copyOf(parcels.values())) {
      settle(parcel, new Unanswered(why), turn);
    }
  }

  private static Verdict overdueVerdict(Parcel parcel, String whyUnsent) {
    if (parcel.sent) {
      return new Unanswered("the relay did not answer in time");
    }
    if (parcel.refusal == null) {
      return new Unanswered("not sent in time: " + whyUnsent);
    }
    return parcel.mayBeThere
        ? new Unanswered("the relay did not let us in again in time: " + parcel.refusal)
        : new Refused(parcel.refusal);
  }

  /// An older version of a replaceable event is refused with the same word, and is not there.
  private static boolean isKnownThere(Parcel parcel, String text) {
    return MachineWord.of(text) == Prefix.DUPLICATE
        && parcel.event.event().kindClass() == KindClass.REGULAR;
  }

  private void park(Parcel parcel, String refusal) {
    parcel.refusal = refusal;
    parcel.sent = false;
    unanswered--;
  }

  private void settle(Parcel parcel, Verdict verdict, Turn turn) {
    parcels.remove(parcel.event.id());
    if (parcel.sent) {
      unanswered--;
    }
    turn.add(new Effect.Settle(parcel.event.id(), verdict));
  }

  private void sendWhatFits(Turn turn) {
    while (ready && unanswered < WINDOW && !parked.isEmpty()) {
      Parcel parcel = parked.remove();
      if (parcels.get(parcel.event.id()) == parcel) {
        parcel.sent = true;
        unanswered++;
        turn.send(new ClientMessage.Publish(parcel.event));
      }
    }
  }

  private void wakeFor(Instant deadline, Turn turn) {
    if (wakeAt == null || deadline.isBefore(wakeAt)) {
      wakeAt = deadline;
      turn.add(new Effect.Schedule(new Timer.Overdue(), deadline));
    }
  }
}
