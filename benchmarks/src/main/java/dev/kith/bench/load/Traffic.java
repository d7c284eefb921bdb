package dev.kith.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.util.concurrent.atomic.AtomicLong;

/// Counts the bytes of one connection above TCP, handshake included.
public final class Traffic extends ChannelDuplexHandler {

  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong received = new AtomicLong();

  public long sent() {
    return sent.get();
  }

  public long received() {
    return received.get();
  }

  public long total() {
    return sent() + received();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof ByteBuf bytes) {
      received.addAndGet(bytes.readableBytes());
    }
    context.fireChannelRead(message);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof ByteBuf bytes) {
      sent.addAndGet(bytes.readableBytes());
    }
    var _ = context.write(message, promise);
  }
}
