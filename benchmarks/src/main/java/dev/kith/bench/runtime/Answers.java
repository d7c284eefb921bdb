package dev.kith.bench.runtime;

import dev.kith.bench.load.RelaySocket;
import dev.kith.bench.load.SocketListener;
import dev.kith.model.message.RelayMessage;
import dev.kith.model.wire.RelayFrames;
import java.util.function.Consumer;

/// Hears what a relay answers to who only publishes. One refusal fails it: a relay that refuses is
/// fast at nothing.
public final class Answers implements SocketListener {

  private final Consumer<RelaySocket> accepted;
  private final Consumer<String> failure;

  /// @param accepted hears the connection on which an event was accepted
  /// @param failure hears why something was not
  public Answers(Consumer<RelaySocket> accepted, Consumer<String> failure) {
    this.accepted = accepted;
    this.failure = failure;
  }

  @Override
  public void received(RelaySocket socket, byte[] frame) {
    switch (RelayFrames.decode(frame)) {
      case RelayMessage.Ok(_, boolean yes, String text) -> {
        if (yes) {
          accepted.accept(socket);
        } else {
          failure.accept("it refused an event: " + text);
        }
      }
      case RelayMessage.Notice(String text) -> failure.accept("it gave notice: " + text);
      case RelayMessage.Challenge _ -> {
        // An offer to authenticate, which nothing here needs.
      }
      case RelayMessage.Delivery _,
          RelayMessage.EndOfStored _,
          RelayMessage.Closed _,
          RelayMessage.Count _,
          RelayMessage.SessionNews _,
          RelayMessage.NegMsg _,
          RelayMessage.NegErr _,
          RelayMessage.Unknown _ ->
          failure.accept("it sent what a publisher cannot expect");
    }
  }

  @Override
  public void ended() {
    failure.accept("it ended a connection");
  }
}
