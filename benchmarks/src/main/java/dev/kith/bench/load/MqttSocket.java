package dev.kith.bench.load;

import io.netty.channel.Channel;
import io.netty.handler.codec.mqtt.MqttMessage;

/// One open connection to an MQTT broker.
public final class MqttSocket implements AutoCloseable {

  private final Channel channel;

  MqttSocket(Channel channel) {
    this.channel = channel;
  }

  /// Puts a message on its way; it leaves at the latest with the next [#flush]. What is written
  /// while hearing a message needs none.
  public void write(MqttMessage message) {
    var _ = channel.write(message);
  }

  public void flush() {
    channel.flush();
  }

  /// Leaves as the protocol asks for: without a word the broker would take it for lost.
  @Override
  public void close() {
    var _ = channel.writeAndFlush(MqttMessage.DISCONNECT);
    var _ = channel.close().awaitUninterruptibly();
  }
}
