package dev.kith.bench.runtime;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.load.LoadThread;
import dev.kith.bench.load.RelaySocket;
import dev.kith.bench.load.SocketListener;
import dev.kith.bench.process.Relay;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A flood that goes on until it is closed. What the relay answers is read and not looked at; where
/// it reads no more, no more is sent.
final class Flooding implements AutoCloseable {

  private static final long TICK_MILLIS = 1;
  private static final Duration ENDED_WITHIN = Duration.ofSeconds(30);

  private final Load load;
  private final @Nullable ScheduledFuture<?> ticks;
  private final @Nullable Outcome<Boolean> opened;
  private volatile boolean closed;

  private Flooding(LoadThread thread, Flood flood, Relay relay, String address)
      throws BenchFailure {
    this.load = Load.from(address, thread);
    if (flood.frames().isEmpty()) {
      this.ticks = null;
      Outcome<Boolean> ended = new Outcome<>();
      this.opened = ended;
      Thread.ofPlatform().daemon().start(() -> open(relay, flood.perSecond(), ended));
    } else {
      Sender sender = new Sender(flood, load.connect(relay, new Deaf(), flood.connections()));
      this.opened = null;
      this.ticks =
          thread.executor().scheduleAtFixedRate(sender, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /// @param thread one of its own, so that the flood is not what delays an honest client
  static Flooding start(LoadThread thread, Flood flood, Relay relay, String address)
      throws BenchFailure {
    return new Flooding(thread, flood, relay, address);
  }

  private void open(Relay relay, int perSecond, Outcome<Boolean> ended) {
    while (!closed) {
      try {
        load.connect(relay, new Deaf());
      } catch (BenchFailure refused) {
        // As the relay pleases.
      }
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1) / perSecond);
    }
    ended.found(true);
  }

  @Override
  public void close() throws BenchFailure {
    closed = true;
    if (ticks != null) {
      ticks.cancel(false);
    }
    if (opened != null) {
      var _ = opened.await(ENDED_WITHIN, "A flood of connections");
    }
    load.close();
  }

  private static final class Sender implements Runnable {

    private final Flood flood;
    private final List<RelaySocket> sockets;
    private final long began = System.nanoTime();
    private long sent;

    Sender(Flood flood, List<RelaySocket> sockets) {
      this.flood = flood;
      this.sockets = sockets;
    }

    @Override
    public void run() {
      long due = (System.nanoTime() - began) * flood.perSecond() / 1_000_000_000;
      for (; sent < due; sent++) {
        RelaySocket socket = sockets.get((int) (sent % sockets.size()));
        if (socket.isWritable()) {
          socket.write(flood.frames().get((int) (sent % flood.frames().size())));
          socket.flush();
        }
      }
    }
  }

  private static final class Deaf implements SocketListener {

    @Override
    public void received(RelaySocket socket, byte[] frame) {}

    @Override
    public void ended() {}
  }
}
