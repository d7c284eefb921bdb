package dev.kith.bench.websocket;

/// Hears one connection, on the load generator's thread.
public interface SocketListener {

  /// @param frame the bytes of one text frame
  void received(RelaySocket socket, byte[] frame);

  /// The relay, or the network, has ended the connection.
  void ended();
}
