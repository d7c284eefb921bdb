package dev.kith.bench.load;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;

/// The end of a connection's pipeline: hands text frames to the listener and flushes what that
/// wrote once for all frames that arrived together.
final class SocketHandler extends SimpleChannelInboundHandler<TextWebSocketFrame> {

  private final SocketListener listener;
  private final Opening<RelaySocket> open = new Opening<>();

  SocketHandler(SocketListener listener) {
    this.listener = listener;
  }

  Opening<RelaySocket> open() {
    return open;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
      open.succeeded(new RelaySocket(context.channel()));
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
    listener.received(open.socket(), ByteBufUtil.getBytes(frame.content()));
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    open.ifOpen(listener::heard);
    context.flush();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (!open.failed(new IllegalStateException("it ended the connection"))) {
      listener.ended();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    var _ = open.failed(cause);
    var _ = context.close();
  }
}
