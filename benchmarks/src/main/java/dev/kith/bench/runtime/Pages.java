package dev.kith.bench.runtime;

import dev.kith.bench.load.RelaySocket;
import dev.kith.bench.load.SocketListener;
import dev.kith.model.filter.Filter;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.message.RelayMessage;
import dev.kith.model.wire.ClientFrames;
import dev.kith.model.wire.RelayFrames;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads stored events, the newest first, page by page: each request asks for what is older than
/// the last event of the one before. Only that one is decoded, because the generator would
/// otherwise be what is measured.
final class Pages implements SocketListener {

  private static final String SUBSCRIPTION = "stored";

  private final Outcome<Long> complete = new Outcome<>();
  private final Filter filter;
  private final int expected;
  private final boolean again;
  private long began;
  private int delivered;
  private int before;
  private byte @Nullable [] last;

  /// @param page most events of one request
  /// @param again whether it begins anew when it has read all
  Pages(Filter filter, int expected, int page, boolean again) {
    this.filter = filter.withLimit(page);
    this.expected = expected;
    this.again = again;
  }

  /// Nanoseconds that it took to read all, the first time.
  Outcome<Long> complete() {
    return complete;
  }

  void start(RelaySocket socket) {
    began = System.nanoTime();
    delivered = 0;
    before = 0;
    ask(socket, filter);
  }

  @Override
  public void received(RelaySocket socket, byte[] frame) {
    if (Subscriber.delivers(frame)) {
      delivered++;
      last = frame;
    } else if (RelayFrames.decode(frame) instanceof RelayMessage.EndOfStored) {
      pageEnded(socket);
    } else if (RelayFrames.decode(frame) instanceof RelayMessage.Closed(_, String text)) {
      complete.failed("it refused a request: " + text);
    }
  }

  @Override
  public void ended() {
    complete.failed("it ended the connection");
  }

  private void pageEnded(RelaySocket socket) {
    if (delivered == expected) {
      complete.found(System.nanoTime() - began);
      if (again) {
        start(socket);
      }
    } else if (delivered > expected || delivered == before) {
      complete.failed("it delivered %d events, not the %d".formatted(delivered, expected));
    } else {
      before = delivered;
      ask(socket, filter.withUntil(createdAtOfLast() - 1));
    }
  }

  private long createdAtOfLast() {
    return last != null && RelayFrames.decode(last) instanceof RelayMessage.Delivery(_, var event)
        ? event.event().createdAt()
        : 0;
  }

  private static void ask(RelaySocket socket, Filter filter) {
    socket.write(ClientFrames.encode(new ClientMessage.Request(SUBSCRIPTION, List.of(filter))));
    socket.flush();
  }
}
