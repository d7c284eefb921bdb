package dev.kith.relay.connection;

import dev.kith.model.event.KindClass;
import dev.kith.model.event.WireEvent;
import dev.kith.model.message.ClientMessage;
import dev.kith.relay.ingest.Verdict;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// The order of a connection's frames.
///
/// They are answered in the order in which they came, though the work on them overlaps: an event
/// goes to the store as soon as all before it have gone there, so that positions follow arrival;
/// everything else waits until all before it is answered, so that a client reads its own writes.
final class Turns {

  /// Most connections are idle, so what they may need once is not there from the beginning.
  private static final int AT_FIRST = 0;

  /// All that are not answered to the client yet.
  private final ArrayDeque<Turn> unfinished = new ArrayDeque<>(AT_FIRST);

  /// Those of them on which work has not started.
  private final ArrayDeque<Turn> unstarted = new ArrayDeque<>(AT_FIRST);

  /// Those that wait for somebody else, by ticket.
  private final Map<Long, Turn> waiting = new HashMap<>();

  private long tickets;

  Turn add(ClientMessage message, int bytes) {
    Turn turn = new Turn(++tickets, message, bytes);
    unfinished.addLast(turn);
    unstarted.addLast(turn);
    return turn;
  }

  /// The signature of this one is being checked.
  void check(Turn turn) {
    turn.moveTo(Stage.CHECKING);
    waiting.put(turn.ticket(), turn);
  }

  /// The signature was found right.
  void ready(long ticket) {
    Turn turn = waiting.remove(ticket);
    if (turn != null) {
      turn.moveTo(Stage.READY);
    }
  }

  /// This one is with the store.
  void working(Turn turn) {
    turn.moveTo(Stage.WORKING);
    waiting.put(turn.ticket(), turn);
  }

  void answer(long ticket, Verdict verdict) {
    Turn turn = waiting.remove(ticket);
    if (turn != null) {
      turn.answer(verdict);
    }
  }

  /// Starts and finishes all whose turn it is.
  void advance(Consumer<Turn> start, BiConsumer<Turn, Verdict> finish) {
    do {
      startAll(start);
    } while (finishAll(finish));
  }

  private void startAll(Consumer<Turn> start) {
    for (Turn next = unstarted.peekFirst(); next != null; next = unstarted.peekFirst()) {
      if (next.is(Stage.CHECKING) || (next.is(Stage.READY) && !mayStart(next))) {
        return;
      }
      unstarted.removeFirst();
      if (next.is(Stage.READY)) {
        start.accept(next);
      }
    }
  }

  private boolean finishAll(BiConsumer<Turn, Verdict> finish) {
    boolean any = false;
    for (Turn head = unfinished.peekFirst(); head != null; head = unfinished.peekFirst()) {
      Verdict verdict = head.verdict();
      if (verdict == null) {
        break;
      }
      unfinished.removeFirst();
      finish.accept(head, verdict);
      any = true;
    }
    return any;
  }

  private boolean mayStart(Turn turn) {
    return turn == unfinished.peekFirst() || isStored(turn.message());
  }

  private static boolean isStored(ClientMessage message) {
    return message instanceof ClientMessage.Publish(WireEvent event)
        && event.event().kindClass() != KindClass.EPHEMERAL;
  }
}
