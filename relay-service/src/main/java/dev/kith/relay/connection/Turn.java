package dev.kith.relay.connection;

import dev.kith.model.message.ClientMessage;
import dev.kith.relay.ingest.Verdict;
import org.jspecify.annotations.Nullable;

/// One frame of the client while it waits for its turn and its answer.
final class Turn {

  private final long ticket;
  private final ClientMessage message;
  private final int bytes;
  private Stage stage = Stage.READY;
  private @Nullable Verdict verdict;

  Turn(long ticket, ClientMessage message, int bytes) {
    this.ticket = ticket;
    this.message = message;
    this.bytes = bytes;
  }

  long ticket() {
    return ticket;
  }

  ClientMessage message() {
    return message;
  }

  int bytes() {
    return bytes;
  }

  boolean is(Stage asked) {
    return stage == asked;
  }

  void moveTo(Stage next) {
    stage = next;
  }

  void answer(Verdict given) {
    verdict = given;
    stage = Stage.ANSWERED;
  }

  /// The answer, or null as long as it is not known.
  @Nullable Verdict verdict() {
    return verdict;
  }
}
