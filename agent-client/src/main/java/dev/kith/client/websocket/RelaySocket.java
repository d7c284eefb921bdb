package dev.kith.client.websocket;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One socket to a relay. Messages are sent in order and one at a time, from a bounded queue;
/// messages are received only as fast as they are asked for.
public final class RelaySocket {

  /// A relay that leaves this many unread is taken for dead.
  static final int MAX_QUEUE = 2_048;

  private static final Duration GOODBYE_PATIENCE = Duration.ofSeconds(1);

  private final SocketListener listener;
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private final Deque<byte[]> queue = new ArrayDeque<>();
  private boolean sending;
  private boolean over;
  private @Nullable WebSocket socket;

  RelaySocket(SocketListener listener) {
    this.listener = listener;
  }

  /// Sends a text message.
  ///
  /// @param frame its bytes in UTF-8
  public void send(byte[] frame) {
    boolean full;
    synchronized (queue) {
      full = queue.size() == MAX_QUEUE;
      if (!full) {
        queue.add(frame);
      }
    }
    if (full) {
      fail("the relay does not read what is sent to it");
    } else {
      sendNext();
    }
  }

  /// Sends a ping, whose pong the listener hears of.
  public void ping() {
    WebSocket open = open();
    if (open != null) {
      var _ = open.sendPing(ByteBuffer.allocate(0));
    }
  }

  /// Allows one more message.
  public void request() {
    WebSocket open = open();
    if (open != null) {
      open.request(1);
    }
  }

  /// Says goodbye. The listener hears nothing more.
  ///
  /// @return is complete when the relay has answered, or was given the time to
  public CompletableFuture<Void> close() {
    WebSocket open = end();
    if (open == null) {
      closed.complete(null);
    } else {
      // What is still under way must be read, or the relay's goodbye stays behind it.
      open.request(Long.MAX_VALUE);
      var _ = open.sendClose(WebSocket.NORMAL_CLOSURE, "");
      var _ =
          closed
              .completeOnTimeout(null, GOODBYE_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
              .whenComplete((_, _) -> open.abort());
    }
    return closed;
  }

  void opened(WebSocket opened) {
    boolean wanted;
    synchronized (queue) {
      wanted = !over;
      socket = wanted ? opened : null;
    }
    if (wanted) {
      listener.opened();
    } else {
      opened.abort();
    }
  }

  boolean isOver() {
    synchronized (queue) {
      return over;
    }
  }

  /// Lets go of the socket, and says why unless it was over before.
  void fail(String why) {
    WebSocket open;
    boolean news;
    synchronized (queue) {
      news = !over;
      open = end();
    }
    if (open != null) {
      open.abort();
    }
    closed.complete(null);
    if (news) {
      listener.lost(why);
    }
  }

  private void sendNext() {
    boolean done = true;
    while (done) {
      WebSocket open;
      byte[] next;
      synchronized (queue) {
        open = socket;
        if (sending || over || open == null || queue.isEmpty()) {
          return;
        }
        next = queue.remove();
        sending = true;
      }
      CompletableFuture<WebSocket> sent =
          open.sendText(new String(next, StandardCharsets.UTF_8), true);
      // Most are sent at once; to go on from a callback each time would pile up calls.
      done = sent.isDone() && !sent.isCompletedExceptionally();
      if (done) {
        sent(null);
      } else {
        var _ =
            sent.whenComplete((_, failure) -> {
              sent(failure);
              sendNext();
            });
      }
    }
  }

  private void sent(@Nullable Throwable failure) {
    synchronized (queue) {
      sending = false;
    }
    if (failure != null) {
      fail("the connection broke: " + Trouble.sentence(failure));
    }
  }

  private @Nullable WebSocket open() {
    synchronized (queue) {
      return over ? null : socket;
    }
  }

  private @Nullable WebSocket end() {
    synchronized (queue) {
      WebSocket open = socket;
      over = true;
      socket = null;
      queue.clear();
      return open;
    }
  }
}
