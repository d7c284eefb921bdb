package dev.kith.mesh;

import dev.kith.mesh.failure.StartFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// TCP ports on the loopback address.
final class Ports {

  private Ports() {}

  /// Proves that a port can be had, so that a conflict is said before anything is started.
  ///
  /// @param port 0 picks a free one
  /// @return the port
  /// @throws StartFailure if somebody else listens there
  static int reserve(int port, String purpose) throws StartFailure {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new StartFailure(
          "Port %d, which %s needs, is in use: choose others with --port-base"
              .formatted(port, purpose),
          e);
    }
  }
}
