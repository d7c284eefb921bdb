package dev.kith.bench.runtime;

import dev.kith.bench.websocket.RelaySocket;
import dev.kith.bench.websocket.SocketListener;
import dev.kith.model.message.RelayMessage;
import dev.kith.model.wire.RelayFrames;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongSupplier;

/// Publishes events over any number of connections, each with a window of unanswered ones. It all
/// happens on the load thread, beginning with [#start].
///
/// One refusal fails it: a relay that refuses is fast at nothing.
final class Publisher implements SocketListener {

  /// @param accepted how many events were answered by an OK that says so: the first of those given
  /// @param nanos from the first sent to the last answered
  record Published(int accepted, long nanos) {

    double perSecond() {
      return accepted * 1e9 / nanos;
    }
  }

  private final Iterator<byte[]> frames;
  private final int window;
  private final long sendFor;
  private final LongSupplier clock;
  private final Outcome<Published> outcome = new Outcome<>();

  private long began;
  private int accepted;
  private int unanswered;

  /// @param sendFor nanoseconds after which nothing more is sent
  Publisher(List<byte[]> frames, int window, long sendFor, LongSupplier clock) {
    this.frames = frames.iterator();
    this.window = window;
    this.sendFor = sendFor;
    this.clock = clock;
  }

  Outcome<Published> outcome() {
    return outcome;
  }

  void start(List<RelaySocket> sockets) {
    began = clock.getAsLong();
    for (int i = 0; i < window; i++) {
      sockets.forEach(this::sendNext);
    }
    sockets.forEach(RelaySocket::flush);
  }

  @Override
  public void received(RelaySocket socket, byte[] frame) {
    switch (RelayFrames.decode(frame)) {
      case RelayMessage.Ok(_, boolean yes, String text) -> {
        if (yes) {
          answered(socket);
        } else {
          outcome.failed("it refused an event: " + text);
        }
      }
      case RelayMessage.Notice(String text) -> outcome.failed("it gave notice: " + text);
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
          outcome.failed("it sent what a publisher cannot expect");
    }
  }

  @Override
  public void ended() {
    outcome.failed("it ended a connection");
  }

  private void answered(RelaySocket socket) {
    accepted++;
    unanswered--;
    sendNext(socket);
    if (unanswered == 0) {
      outcome.found(new Published(accepted, clock.getAsLong() - began));
    }
  }

  private void sendNext(RelaySocket socket) {
    if (frames.hasNext() && clock.getAsLong() - began < sendFor) {
      socket.write(frames.next());
      unanswered++;
    }
  }
}
