package dev.kith.relay.websocket;

import dev.kith.model.message.ClientMessage;
import dev.kith.model.message.ClientMessage.Malformed;
import dev.kith.model.message.ClientMessage.Subject;
import dev.kith.model.message.Reason;
import dev.kith.model.message.RelayMessage;
import dev.kith.model.wire.ClientFrames;
import dev.kith.model.wire.RelayFrames;
import dev.kith.model.wire.SessionFrames;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.compression.DecompressionException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.core.publisher.Sinks;

/// A client's socket on a Netty channel: bytes to messages and back.
///
/// Frames are written to the channel itself rather than through a publisher, because only the
/// channel knows how many bytes the client has not read yet, those in its own buffer included.
final class NettyClientSocket implements ClientSocket {

  /// How long a client has to take its close frame before the connection is cut.
  private static final int CLOSE_GRACE_SECONDS = 5;

  private static final ClientMessage BINARY =
      new Malformed(
          new Subject.Unknown(), Reason.invalid("frames are text, and this one is binary"));

  private final Channel channel;
  private final URI url;
  private final @Nullable String address;
  private final int frameBytes;
  private final long maxUnreadBytes;
  private final AtomicLong unreadBytes = new AtomicLong();
  private final Queue<byte[]> outgoing = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean writing = new AtomicBoolean();
  private final AtomicBoolean closing = new AtomicBoolean();
  private volatile boolean saidGoodbye;
  private final Sinks.Empty<Void> end = Sinks.empty();
  private final Incoming incoming;

  /// @param frameBytes longest frame that is looked at
  /// @param maxUnreadBytes most bytes that are kept for a client that does not read
  NettyClientSocket(
      Channel channel,
      URI url,
      @Nullable String address,
      int frameBytes,
      long maxUnreadBytes,
      ClientAcceptor acceptor) {
    this.channel = channel;
    this.url = url;
    this.address = address;
    this.frameBytes = frameBytes;
    this.maxUnreadBytes = maxUnreadBytes;
    this.incoming = new Incoming(acceptor.accept(this));
  }

  /// Completes when the connection is gone.
  Mono<Void> end() {
    return end.asMono();
  }

  /// The client has sent a close frame.
  void goodbye() {
    if (!closing.get()) {
      saidGoodbye = true;
    }
  }

  /// Takes the frames from the channel.
  BaseSubscriber<WebSocketFrame> incoming() {
    return incoming;
  }

  @Override
  public URI url() {
    return url;
  }

  @Override
  public @Nullable String address() {
    return address;
  }

  @Override
  public void send(RelayMessage message) {
    write(RelayFrames.encode(message));
  }

  @Override
  public void sendStored(String subscription, byte[] json) {
    write(RelayFrames.delivery(subscription, json));
  }

  @Override
  public void sendEntry(String session, long position, byte[] json, boolean again) {
    write(SessionFrames.delivery(session, position, json, again));
  }

  @Override
  public boolean hasRoom() {
    return unreadBytes.get() < maxUnreadBytes / 2;
  }

  @Override
  public void pull(int frames) {
    incoming.request(frames);
  }

  @Override
  public void ping() {
    var _ = channel.writeAndFlush(new PingWebSocketFrame());
  }

  /// The close frame comes behind those that were sent before and are not on the channel yet. The
  /// client has a while to answer it with its own, so frames are still read, though not listened
  /// to: closing at once could make TCP drop the frame with the reason.
  @Override
  public void close(int code, String reason) {
    if (closing.compareAndSet(false, true)) {
      channel.eventLoop().execute(() -> sayGoodbye(code, reason));
      incoming.requestUnbounded();
      var _ = channel.eventLoop().schedule(this::cut, CLOSE_GRACE_SECONDS, TimeUnit.SECONDS);
    }
  }

  private void sayGoodbye(int code, String reason) {
    var _ = channel.writeAndFlush(new CloseWebSocketFrame(code, reason));
  }

  private void cut() {
    var _ = channel.close();
  }

  private void write(byte[] frame) {
    if (closing.get()) {
      return;
    }
    long unread = unreadBytes.addAndGet(frame.length);
    if (unread > maxUnreadBytes) {
      incoming.listener.overflowed(unread);
      return;
    }
    outgoing.add(frame);
    if (writing.compareAndSet(false, true)) {
      channel.eventLoop().execute(this::writeOutgoing);
    }
  }

  /// Frames that gather while the event loop is busy leave in one system call.
  private void writeOutgoing() {
    writing.set(false);
    for (byte[] next = outgoing.poll(); next != null; next = outgoing.poll()) {
      int bytes = next.length;
      channel
          .write(new TextWebSocketFrame(Unpooled.wrappedBuffer(next)))
          .addListener(_ -> written(bytes));
    }
    channel.flush();
  }

  private void written(int bytes) {
    long before = unreadBytes.getAndAdd(-bytes);
    long half = maxUnreadBytes / 2;
    if (before >= half && before - bytes < half) {
      incoming.listener.roomy();
    }
  }

  /// Frames from the client, as many as were asked for.
  private final class Incoming extends BaseSubscriber<WebSocketFrame> {

    private final ClientListener listener;

    Incoming(ClientListener listener) {
      this.listener = listener;
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
      // Nothing is asked for until the listener pulls, or if it has closed already.
      listener.opened();
      if (closing.get()) {
        requestUnbounded();
      }
    }

    @Override
    protected void hookOnNext(WebSocketFrame frame) {
      if (closing.get()) {
        return;
      }
      switch (frame) {
        case TextWebSocketFrame text ->
            listener.arrived(message(text.content()), text.content().readableBytes());
        case BinaryWebSocketFrame binary -> listener.arrived(BINARY, binary.content().capacity());
        default -> {
          // A pong was not what was pulled for.
          listener.heard();
          request(1);
        }
      }
    }

    private ClientMessage message(ByteBuf frame) {
      int bytes = frame.readableBytes();
      return bytes > frameBytes
          ? new Malformed(
              new Subject.Unknown(),
              Reason.invalid("the frame has " + bytes + " bytes, at most " + frameBytes))
          : ClientFrames.decode(ByteBufUtil.getBytes(frame));
    }

    /// Nothing is read any more. Whoever broke the rules of the protocol is told so.
    @Override
    protected void hookOnError(Throwable fault) {
      switch (fault) {
        case CorruptedWebSocketFrameException broken ->
            close(broken.closeStatus().code(), broken.closeStatus().reasonText());
        // The latter is one that becomes too long when it is unpacked.
        case TooLongFrameException _, DecompressionException _ ->
            close(
                WebSocketCloseStatus.MESSAGE_TOO_BIG.code(),
                WebSocketCloseStatus.MESSAGE_TOO_BIG.reasonText());
        default -> cut();
      }
    }

    /// The end of what is read is not yet that of the connection: a close frame may be on its way.
    @Override
    protected void hookFinally(SignalType type) {
      closing.set(true);
      listener.closed(!saidGoodbye);
      channel.closeFuture().addListener(_ -> end.tryEmitEmpty());
    }
  }
}
