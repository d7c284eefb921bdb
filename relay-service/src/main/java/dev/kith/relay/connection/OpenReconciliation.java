package dev.kith.relay.connection;

import dev.kith.model.negentropy.NegentropyMessage;
import java.time.Instant;

/// A reconciliation as its connection sees it.
final class OpenReconciliation {

  private final long generation;
  private final NegentropyMessage first;
  private long ticket;
  private Instant heard;

  /// @param generation the ticket of the frame that opened it, which no other has
  /// @param first what it begins with
  OpenReconciliation(long generation, NegentropyMessage first, Instant now) {
    this.generation = generation;
    this.first = first;
    this.ticket = generation;
    this.heard = now;
  }

  long generation() {
    return generation;
  }

  NegentropyMessage first() {
    return first;
  }

  /// The frame that waits for an answer.
  long ticket() {
    return ticket;
  }

  void asked(long byTicket, Instant now) {
    ticket = byTicket;
    heard = now;
  }

  void answered(Instant now) {
    ticket = 0;
    heard = now;
  }

  /// True if it is the client's turn, and has been since before that time.
  boolean isIdleSince(Instant time) {
    return ticket == 0 && heard.isBefore(time);
  }
}
