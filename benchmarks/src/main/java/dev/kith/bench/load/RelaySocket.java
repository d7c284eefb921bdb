package dev.kith.bench.load;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;

/// One open connection to a relay.
public final class RelaySocket implements AutoCloseable {

  private final Channel channel;

  RelaySocket(Channel channel) {
    this.channel = channel;
  }

  /// Puts a text frame on its way; it leaves at the latest with the next [#flush]. What is written
  /// while hearing a frame needs none.
  public void write(byte[] frame) {
    var _ =
        channel.write(
            new TextWebSocketFrame(channel.alloc().buffer(frame.length).writeBytes(frame)));
  }

  /// False while so much waits to leave that more would only fill the memory.
  public boolean isWritable() {
    return channel.isWritable();
  }

  public void flush() {
    channel.flush();
  }

  @Override
  public void close() {
    var _ = channel.close().awaitUninterruptibly();
  }
}
