package dev.kith.presence.transport;

import dev.kith.presence.membership.frame.Frame;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A connection that this member makes. It is over with the first failure, and may be tried again a
/// little later.
final class Link implements WebSocket.Listener {

  /// How many frames may wait; more mean that the other side does not take them.
  private static final int WAITING = 64;

  private static final long AGAIN = Duration.ofSeconds(1).toNanos();

  private final Consumer<byte[]> receiver;
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private final ByteBuffer coming = ByteBuffer.allocate(Frame.MAX_BYTES + 1);
  private @Nullable WebSocket socket;
  private boolean sending;
  private boolean broken;
  private long brokenAt;

  Link(Consumer<byte[]> receiver) {
    this.receiver = receiver;
  }

  /// True if it has failed, long enough ago for another attempt.
  synchronized boolean isOver() {
    return broken && System.nanoTime() - brokenAt > AGAIN;
  }

  void opened(@Nullable WebSocket opened, @Nullable Throwable fault) {
    synchronized (this) {
      socket = opened;
    }
    if (fault != null) {
      fail();
    } else {
      goOn();
    }
  }

  void send(byte[] frame) {
    synchronized (this) {
      if (broken) {
        return;
      }
      waiting.add(frame);
      if (waiting.size() > WAITING) {
        waiting.remove();
      }
    }
    goOn();
  }

  /// One at a time, as the socket demands.
  private void goOn() {
    WebSocket open;
    byte[] next;
    synchronized (this) {
      open = socket;
      next = open == null || sending || broken ? null : waiting.poll();
      sending = sending || next != null;
    }
    if (open != null && next != null) {
      var _ =
          open.sendBinary(ByteBuffer.wrap(next), true)
              .whenComplete((_, fault) -> sent(fault != null));
    }
  }

  private void sent(boolean failed) {
    synchronized (this) {
      sending = false;
    }
    if (failed) {
      fail();
    } else {
      goOn();
    }
  }

  private void fail() {
    WebSocket open;
    synchronized (this) {
      open = socket;
      if (!broken) {
        broken = true;
        brokenAt = System.nanoTime();
        waiting.clear();
      }
    }
    if (open != null) {
      open.abort();
    }
  }

  /// What is longer than a frame may be is cut off behind that, and refused as too long.
  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
    coming.put(part.slice(part.position(), Math.min(part.remaining(), coming.remaining())));
    if (last) {
      byte[] frame = new byte[coming.flip().remaining()];
      coming.get(frame);
      coming.clear();
      receiver.accept(frame);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    fail();
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable fault) {
    fail();
  }
}
