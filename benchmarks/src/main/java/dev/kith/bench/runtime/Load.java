package dev.kith.bench.runtime;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.load.LoadThread;
import dev.kith.bench.load.RelaySocket;
import dev.kith.bench.load.SocketListener;
import dev.kith.bench.process.Relay;
import dev.kith.model.event.Event;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.wire.ClientFrames;
import dev.kith.model.wire.EventWriter;
import java.util.ArrayList;
import java.util.List;

/// Connections of one round, closed together.
final class Load implements AutoCloseable {

  private final LoadThread thread;
  private final List<RelaySocket> sockets = new ArrayList<>();

  Load(LoadThread thread) {
    this.thread = thread;
  }

  RelaySocket connect(Relay relay, SocketListener listener) throws BenchFailure {
    RelaySocket socket = thread.connect(relay.url(), listener);
    sockets.add(socket);
    return socket;
  }

  List<RelaySocket> connect(Relay relay, SocketListener listener, int times) throws BenchFailure {
    List<RelaySocket> connected = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      connected.add(connect(relay, listener));
    }
    return connected;
  }

  static List<byte[]> frames(List<Event> events) {
    return events.stream()
        .map(event -> ClientFrames.encode(new ClientMessage.Publish(EventWriter.wire(event))))
        .toList();
  }

  @Override
  public void close() {
    sockets.forEach(RelaySocket::close);
  }
}
