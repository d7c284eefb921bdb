package dev.kith.bench.runtime.mailbox;

import dev.kith.bench.load.MqttSocket;
import io.netty.handler.codec.mqtt.MqttMessage;

/// `CONNECT`, `PUBACK` and `PINGREQ`.
record MqttLine(MqttSocket socket, Agent agent, MqttSession session) implements Line {

  @Override
  public void attach() {
    send(MqttConnect.withSession(agent.client()));
  }

  /// A broker sends on; there is no other way to get what waits.
  @Override
  public void collect() {
    attach();
  }

  @Override
  public int roundTrips() {
    return session.roundTrips();
  }

  @Override
  public void ping() {
    send(MqttMessage.PINGREQ);
  }

  @Override
  public void close() {
    session.left();
    socket.close();
  }

  private void send(MqttMessage message) {
    socket.write(message);
    socket.flush();
  }
}
