package dev.kith.bench.load;

/// Hears one connection, on the load generator's thread.
public interface SocketListener {

  /// @param frame the bytes of one text frame
  void received(RelaySocket socket, byte[] frame);

  /// All frames that arrived together were heard.
  default void heard(RelaySocket socket) {}

  /// The relay, or the network, has ended the connection.
  void ended();
}
