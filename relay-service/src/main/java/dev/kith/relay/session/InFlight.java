package dev.kith.relay.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was delivered on one attachment and is not acknowledged, in order of position.
final class InFlight {

  private record Sent(long position, @Nullable ReceiptDue receipt) {}

  private final ArrayDeque<Sent> sent = new ArrayDeque<>();
  private long highest;

  void add(LogEntry entry) {
    sent.addLast(new Sent(entry.position(), entry.receipt()));
    highest = entry.position();
  }

  /// Takes out all up to a position.
  ///
  /// @return the receipts that are due for it
  List<ReceiptDue> acknowledge(long upTo) {
    List<ReceiptDue> due = new ArrayList<>();
    for (Sent next = sent.peekFirst();
        next != null && next.position() <= upTo;
        next = sent.peekFirst()) {
      sent.removeFirst();
      if (next.receipt() != null) {
        due.add(next.receipt());
      }
    }
    return due;
  }

  int size() {
    return sent.size();
  }

  /// The highest position that was delivered on this attachment, 0 if there is none.
  long highest() {
    return highest;
  }

  /// How far the session is when the log was looked through up to a position.
  long cursor(long scanned) {
    Sent first = sent.peekFirst();
    return first == null ? scanned : first.position() - 1;
  }
}
