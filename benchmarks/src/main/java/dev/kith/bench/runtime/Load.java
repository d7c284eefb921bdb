package dev.kith.bench.runtime;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.load.LoadThread;
import dev.kith.bench.load.RelaySocket;
import dev.kith.bench.load.SocketListener;
import dev.kith.bench.load.Traffic;
import dev.kith.bench.process.Relay;
import dev.kith.model.event.Event;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.wire.ClientFrames;
import dev.kith.model.wire.EventWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Connections of one round, closed together.
final class Load implements AutoCloseable {

  /// Where a proxy tells a client's address.
  static final String FORWARDED_FOR = "X-Forwarded-For";

  private final LoadThread thread;
  private final Map<String, String> headers;
  private final List<RelaySocket> sockets = new ArrayList<>();

  /// From this machine.
  Load(LoadThread thread) {
    this(thread, Map.of());
  }

  private Load(LoadThread thread, Map<String, String> headers) {
    this.thread = thread;
    this.headers = headers;
  }

  /// From an address, for relays that believe in what a proxy says.
  static Load from(String address, LoadThread thread) {
    return new Load(thread, Map.of(FORWARDED_FOR, address));
  }

  RelaySocket connect(Relay relay, SocketListener listener) throws BenchFailure {
    return connect(relay, listener, new Traffic());
  }

  RelaySocket connect(Relay relay, SocketListener listener, Traffic traffic) throws BenchFailure {
    RelaySocket socket = thread.connect(relay.url(), listener, traffic, headers);
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
