package dev.kith.bench.load;

import io.netty.handler.codec.mqtt.MqttMessage;

/// Hears one connection to an MQTT broker, on the load generator's thread.
public interface MqttListener {

  /// @param message released when this returns
  void received(MqttSocket socket, MqttMessage message);

  /// All messages that arrived together were heard.
  default void heard(MqttSocket socket) {}

  /// The broker, or the network, has ended the connection.
  void ended();
}
