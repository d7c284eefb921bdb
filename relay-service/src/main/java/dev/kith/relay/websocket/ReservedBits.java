package dev.kith.relay.websocket;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;

/// Refuses frames with a reserved bit, which mean something only where an extension was agreed on
/// (RFC 6455, section 5.2). Netty's decoder would, but Reactor Netty tells it to expect extensions.
final class ReservedBits extends ChannelInboundHandlerAdapter {

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof WebSocketFrame frame && frame.rsv() != 0) {
      ReferenceCountUtil.release(frame);
      context.fireExceptionCaught(
          new CorruptedWebSocketFrameException(
              WebSocketCloseStatus.PROTOCOL_ERROR, "a reserved bit is set"));
    } else {
      context.fireChannelRead(message);
    }
  }
}
