package dev.kith.bench.runtime;

import dev.kith.bench.load.RelaySocket;
import dev.kith.bench.load.SocketListener;
import dev.kith.model.event.EventId;
import dev.kith.model.message.RelayMessage;
import dev.kith.model.wire.RelayFrames;
import java.util.function.Consumer;

/// Hears what a relay answers to requests that are asked one after the other.
///
/// @param delivered told each event
/// @param complete told the end of each answer
/// @param outcome fails if the relay does not answer
record StoredAnswers(
    Consumer<EventId> delivered, Consumer<RelaySocket> complete, Outcome<?> outcome)
    implements SocketListener {

  @Override
  public void received(RelaySocket socket, byte[] frame) {
    switch (RelayFrames.decode(frame)) {
      case RelayMessage.Delivery(_, var event) -> delivered.accept(event.event().id());
      case RelayMessage.EndOfStored _ -> complete.accept(socket);
      case RelayMessage.Challenge _ -> {
        // An offer to authenticate, which nothing here needs.
      }
      case RelayMessage.Ok _,
          RelayMessage.Closed _,
          RelayMessage.Count _,
          RelayMessage.Notice _,
          RelayMessage.SessionNews _,
          RelayMessage.NegMsg _,
          RelayMessage.NegErr _,
          RelayMessage.Unknown _ ->
          outcome.failed("it refused to answer");
    }
  }

  @Override
  public void ended() {
    outcome.failed("it ended the connection");
  }
}
