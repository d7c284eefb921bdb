package dev.kith.bench.runtime;

import dev.kith.bench.load.RelaySocket;
import dev.kith.bench.load.SocketListener;
import dev.kith.bench.runtime.Sending.Sent;
import java.util.List;
import java.util.function.LongSupplier;

/// Publishes events over any number of connections, each with a window of unanswered ones. It all
/// happens on the load thread, beginning with [#start].
final class Publisher implements SocketListener {

  private final Sending<RelaySocket, byte[]> sending;
  private final Answers answers;

  /// @param sendFor nanoseconds after which nothing more is sent
  Publisher(List<byte[]> frames, int window, long sendFor, LongSupplier clock) {
    this.sending =
        new Sending<>(
            frames.iterator(), window, sendFor, clock, RelaySocket::write, RelaySocket::flush);
    this.answers = new Answers(sending::answered, sending.outcome()::failed);
  }

  Outcome<Sent> outcome() {
    return sending.outcome();
  }

  void start(List<RelaySocket> sockets) {
    sending.start(sockets);
  }

  @Override
  public void received(RelaySocket socket, byte[] frame) {
    answers.received(socket, frame);
  }

  @Override
  public void ended() {
    answers.ended();
  }
}
