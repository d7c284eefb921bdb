package dev.kith.mesh;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/// Finds ports that nobody uses, for a mesh that is to come back where it was.
final class FreePorts {

  private static final int ATTEMPTS = 100;

  private FreePorts() {}

  /// @return the first of so many free ones with successive numbers
  static int inARow(int count) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int first = free(0);
      boolean all = first > 0;
      for (int next = 1; all && next < count; next++) {
        all = free(first + next) > 0;
      }
      if (all) {
        return first;
      }
    }
    throw new IOException("there are no %d free ports in a row".formatted(count));
  }

  private static int free(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    } catch (IOException | IllegalArgumentException taken) {
      return -1;
    }
  }
}
