package dev.kith.relay.websocket;

/// Serves new connections.
@FunctionalInterface
public interface ClientAcceptor {

  /// @param socket open, and silent until it is pulled
  ClientListener accept(ClientSocket socket);
}
