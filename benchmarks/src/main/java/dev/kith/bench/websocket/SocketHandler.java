package dev.kith.bench.websocket;

import dev.kith.bench.failure.BenchFailure;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The end of a connection's pipeline: hands text frames to the listener and flushes what that
/// wrote once for all frames that arrived together.
final class SocketHandler extends SimpleChannelInboundHandler<TextWebSocketFrame> {

  private final SocketListener listener;
  private final CompletableFuture<RelaySocket> open = new CompletableFuture<>();

  SocketHandler(SocketListener listener) {
    this.listener = listener;
  }

  RelaySocket awaitOpen(ChannelFuture connecting, URI relay, Duration within) throws BenchFailure {
    var _ =
        connecting.addListener(connected -> {
          if (!connected.isSuccess()) {
            open.completeExceptionally(connected.cause());
          }
        });
    try {
      return open.get(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException failed) {
      var _ = connecting.channel().close();
      throw new BenchFailure("The relay at " + relay + " takes no connection: " + failed, failed);
    } catch (InterruptedException stopped) {
      throw new BenchFailure("The benchmark was interrupted", stopped);
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
      open.complete(new RelaySocket(context.channel()));
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
    listener.received(open.join(), ByteBufUtil.getBytes(frame.content()));
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    context.flush();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (!open.completeExceptionally(new IllegalStateException("it ended the connection"))) {
      listener.ended();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    open.completeExceptionally(cause);
    var _ = context.close();
  }
}
