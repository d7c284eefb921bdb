package dev.kith.presence.transport;

import dev.kith.presence.membership.Route;
import dev.kith.presence.membership.frame.Endpoint;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/// Datagrams, and connections beside them towards members for which datagrams seem not to pass. A
/// frame that comes both ways does nothing the second time.
public final class FallbackDatagrams implements Datagrams {

  /// For how long both ways are used for a member after datagrams alone did not do.
  private static final long BOTH = Duration.ofMinutes(1).toNanos();

  private final Datagrams datagrams;
  private final Connections connections;
  private final BiConsumer<Route, byte[]> receiver;

  /// Until when. Of the one thread that sends.
  private final Map<Endpoint, Long> troubled = new HashMap<>();

  /// @param receiver takes what comes over connections
  public FallbackDatagrams(
      Datagrams datagrams, Connections connections, BiConsumer<Route, byte[]> receiver) {
    this.datagrams = datagrams;
    this.connections = connections;
    this.receiver = receiver;
  }

  /// Called by the one thread that sends.
  @Override
  public void send(Route to, byte[] frame) {
    long now = System.nanoTime();
    troubled.values().removeIf(until -> until - now <= 0);
    // Where a member stands makes no other address of it.
    Endpoint address = new Endpoint(to.endpoint().host(), to.endpoint().port(), "");
    if (to.reliable() && connections.answer(address, frame)) {
      return;
    }
    if (to.reliable()) {
      troubled.put(address, now + BOTH);
    } else {
      datagrams.send(to, frame);
    }
    if (troubled.containsKey(address)) {
      connections.send(address, frame, receiver);
    }
  }

  @Override
  public void receive(Receiver taking) throws IOException {
    datagrams.receive(taking);
  }

  @Override
  public void close() {
    connections.close();
    datagrams.close();
  }
}
