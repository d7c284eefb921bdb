package dev.kith.bench.load;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.mqtt.MqttMessage;

/// The end of a connection's pipeline: hands messages to the listener and flushes what that wrote
/// once for all messages that arrived together.
final class MqttHandler extends SimpleChannelInboundHandler<MqttMessage> {

  private final MqttListener listener;
  private final Opening<MqttSocket> open = new Opening<>();

  MqttHandler(MqttListener listener) {
    this.listener = listener;
  }

  Opening<MqttSocket> open() {
    return open;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    open.succeeded(new MqttSocket(context.channel()));
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, MqttMessage message) {
    if (message.decoderResult().isFailure()) {
      exceptionCaught(context, message.decoderResult().cause());
    } else {
      listener.received(open.socket(), message);
    }
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
