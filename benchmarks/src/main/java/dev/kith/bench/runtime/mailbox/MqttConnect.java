package dev.kith.bench.runtime.mailbox;

import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.time.Duration;

/// The `CONNECT` of MQTT 5.
final class MqttConnect {

  private static final Duration EXPIRY = Duration.ofDays(7);

  private MqttConnect() {}

  /// Of who has a session that outlives the connection.
  static MqttMessage withSession(String client) {
    MqttProperties properties = new MqttProperties();
    properties.add(integer(MqttProperties.SESSION_EXPIRY_INTERVAL, (int) EXPIRY.toSeconds()));
    properties.add(integer(MqttProperties.RECEIVE_MAXIMUM, MailSystem.RECEIVE_MAX));
    return of(client, false, properties);
  }

  /// Of who only sends.
  static MqttMessage withoutSession(String client) {
    return of(client, true, MqttProperties.NO_PROPERTIES);
  }

  /// No keep-alive: a connection that breaks ends the benchmark anyway.
  private static MqttMessage of(String client, boolean clean, MqttProperties properties) {
    return MqttMessageBuilders.connect()
        .protocolVersion(MqttVersion.MQTT_5)
        .clientId(client)
        .cleanSession(clean)
        .keepAlive(0)
        .properties(properties)
        .build();
  }

  private static IntegerProperty integer(int type, int value) {
    return new IntegerProperty(type, value);
  }
}
