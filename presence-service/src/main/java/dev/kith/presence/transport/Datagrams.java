package dev.kith.presence.transport;

import dev.kith.presence.membership.Route;
import dev.kith.presence.membership.frame.Endpoint;
import java.io.IOException;

/// Where datagrams go and come from. Sending may lose them.
public interface Datagrams extends AutoCloseable {

  /// Takes one that came.
  @FunctionalInterface
  interface Receiver {
    void received(Endpoint from, byte[] datagram);
  }

  /// @param to which may ask for a reliable way, where there is one
  void send(Route to, byte[] datagram);

  /// Waits for one.
  ///
  /// @throws IOException if there will be no more
  void receive(Receiver receiver) throws IOException;

  @Override
  void close();
}
