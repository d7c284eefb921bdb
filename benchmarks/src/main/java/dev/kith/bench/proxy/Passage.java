package dev.kith.bench.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.function.Consumer;

/// One connection through the proxy: two sockets and a thread for each direction.
final class Passage {

  private static final int BUFFER = 1 << 16;

  private final Socket client;
  private final Socket server;
  private final Consumer<Passage> over;
  private volatile boolean swallows;

  /// @param over told when both sockets are closed
  Passage(Socket client, Socket server, Consumer<Passage> over) {
    this.client = client;
    this.server = server;
    this.over = over;
  }

  void open() {
    var _ = Thread.ofVirtual().name("fault-proxy").start(() -> carry(client, server));
    var _ = Thread.ofVirtual().name("fault-proxy").start(() -> carry(server, client));
  }

  void swallow() {
    swallows = true;
  }

  /// With RST, so that what is under way is gone as well.
  void reset() {
    abort(client);
    abort(server);
    over.accept(this);
  }

  private void carry(Socket from, Socket to) {
    byte[] buffer = new byte[BUFFER];
    try (from) {
      from.setTcpNoDelay(true);
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        if (!swallows) {
          out.write(buffer, 0, length);
        }
      }
    } catch (IOException cut) {
      // The other direction ends as well, below.
    }
    // Who is swallowed does not learn that the other side is gone.
    if (!swallows) {
      close(to);
    }
    if (client.isClosed() && server.isClosed()) {
      over.accept(this);
    }
  }

  private static void abort(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException closed) {
      // Nothing is left to reset.
    }
    close(socket);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException alreadyBroken) {
      // Closed all the same.
    }
  }
}
