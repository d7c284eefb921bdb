package dev.kith.mesh;

import dev.kith.mesh.failure.StartFailure;
import java.io.IOException;
import java.net.ServerSocket;

/// TCP ports of this machine.
final class Ports {

  private Ports() {}

  /// Proves that a port can be had, so that a conflict is said before anything is started.
  ///
  /// @return the port; a free one if it is 0
  /// @throws StartFailure if somebody else listens there
  static int reserve(Place place, String purpose) throws StartFailure {
    try (ServerSocket socket = new ServerSocket(place.port(), 1, place.address())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new StartFailure(
          "Port %d, which %s needs, is in use: choose others with --port-base"
              .formatted(place.port(), purpose),
          e);
    }
  }
}
