package dev.kith.mesh;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/// Finds ports that nobody uses, for a mesh that is to come back where it was. They are below those
/// that systems give to connections by themselves, so none of these takes one while the mesh is
/// down.
final class FreePorts {

  private static final int ATTEMPTS = 100;
  private static final int LOWEST = 10_000;
  private static final int BEYOND = 30_000;

  private FreePorts() {}

  /// @return the first of so many free ones with successive numbers
  static int inARow(int count) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int first = ThreadLocalRandom.current().nextInt(LOWEST, BEYOND);
      if (IntStream.range(first, first + count).allMatch(FreePorts::isFree)) {
        return first;
      }
    }
    throw new IOException("there are no %d free ports in a row".formatted(count));
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
