package dev.kith.bench.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A TCP proxy on loopback in front of one agent. Its connections can be cut, or made to lose every
/// byte, and it can lead to another port.
public final class FaultProxy implements AutoCloseable {

  private static final int BACKLOG = 64;
  private static final int CONNECT_WITHIN_MS = 10_000;

  private final ServerSocket listener;
  private final Set<Passage> passages = ConcurrentHashMap.newKeySet();
  private volatile int target;

  /// @param target port on loopback that it leads to at first
  public FaultProxy(int target) throws IOException {
    this.target = target;
    this.listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    var _ = Thread.ofVirtual().name("fault-proxy").start(this::accept);
  }

  public URI url() {
    return URI.create("ws://127.0.0.1:" + listener.getLocalPort() + "/");
  }

  public int target() {
    return target;
  }

  /// Leads to another port from now on. Connections that are open stay where they are.
  public void leadTo(int port) {
    target = port;
  }

  /// Resets all connections.
  public void cut() {
    passages.forEach(Passage::reset);
  }

  /// All connections that are open now lose every byte from now on, both ways, and neither side is
  /// told. New ones work.
  public void swallow() {
    passages.forEach(Passage::swallow);
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException alreadyClosed) {
      // Then nobody waits for it.
    }
    cut();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        var _ = Thread.ofVirtual().name("fault-proxy").start(() -> connect(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void connect(Socket client) {
    Socket server = new Socket();
    Passage passage = new Passage(client, server, passages::remove);
    passages.add(passage);
    try {
      server.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECT_WITHIN_MS);
    } catch (IOException nobodyThere) {
      passage.reset();
      return;
    }
    passage.open();
    if (listener.isClosed()) {
      passage.reset();
    }
  }
}
