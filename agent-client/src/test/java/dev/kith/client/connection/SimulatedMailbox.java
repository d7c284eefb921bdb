package dev.kith.client.connection;

import dev.kith.model.event.WireEvent;
import dev.kith.model.message.ClientMessage.SessionCommand;
import dev.kith.model.message.RelayMessage.SessionNews;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The relay's side of one durable session for which every event is (docs/protocol/sessions.md). It
/// keeps its cursor over sockets.
final class SimulatedMailbox {

  private final List<WireEvent> log = new ArrayList<>();
  private final Consumer<SessionNews> out;
  private boolean exists;
  private boolean attached;
  private boolean pulled;
  private boolean saidEnd;
  private int receiveMax = 256;
  private int polled;
  private int cursor;
  private int delivered;
  private int deliveredEver;

  SimulatedMailbox(Consumer<SessionNews> out) {
    this.out = out;
  }

  boolean isAcknowledged() {
    return cursor == log.size();
  }

  List<WireEvent> log() {
    return log;
  }

  void append(WireEvent event) {
    log.add(event);
    saidEnd = false;
    go();
  }

  void detach() {
    attached = false;
  }

  void refuse(String text) {
    if (attached) {
      attached = false;
      out.accept(new SessionNews.Refused("inbox", text));
    }
  }

  void on(SessionCommand command) {
    switch (command) {
      case SessionCommand.Open(_, var options) -> {
        receiveMax = options.receiveMax();
        attach(false);
        go();
      }
      case SessionCommand.Poll(_, int max) -> {
        if (!exists) {
          out.accept(new SessionNews.Refused("inbox", "invalid: there is no session of that name"));
          return;
        }
        if (!attached || !pulled) {
          attach(true);
        }
        polled = max;
        go();
      }
      case SessionCommand.Acknowledge(_, long position) -> {
        if (!attached) {
          out.accept(new SessionNews.Refused("inbox", "invalid: the session is not attached"));
          return;
        }
        cursor = Math.max(cursor, (int) Math.min(position, delivered));
        out.accept(new SessionNews.Acknowledged("inbox", cursor));
        go();
      }
      case SessionCommand.End _ -> throw new AssertionError(command);
    }
  }

  private void attach(boolean toPull) {
    boolean resumed = exists;
    exists = true;
    attached = true;
    pulled = toPull;
    polled = 0;
    delivered = cursor;
    saidEnd = false;
    out.accept(new SessionNews.Opened("inbox", resumed, cursor, log.size(), "log", null));
  }

  private void go() {
    while (attached && delivered < log.size() && hasRoom()) {
      WireEvent next = log.get(delivered++);
      polled--;
      boolean again = delivered <= deliveredEver;
      deliveredEver = Math.max(deliveredEver, delivered);
      out.accept(new SessionNews.Delivered("inbox", delivered, next, again));
    }
    if (attached && delivered == log.size() && !saidEnd) {
      saidEnd = true;
      out.accept(new SessionNews.CaughtUp("inbox", delivered));
    } else if (attached && pulled && polled == 0 && !saidEnd) {
      polled = -1;
      out.accept(new SessionNews.More("inbox", delivered));
    }
  }

  private boolean hasRoom() {
    return delivered - cursor < receiveMax && (!pulled || polled > 0);
  }
}
