package dev.kith.bench.runtime.mailbox;

import dev.kith.bench.load.MqttListener;
import dev.kith.bench.load.MqttSocket;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import java.util.concurrent.atomic.AtomicInteger;

/// What a broker says to a client with a persistent session. Each message is acknowledged by a
/// `PUBACK` of its own, as MQTT has it, and the broker does not answer to that.
///
/// Nor does it say that nothing is left of what waited. It does things in the order of its
/// connection, so the answer to a ping tells both.
final class MqttSession implements MqttListener {

  private static final int FIRST_MESSAGE = 1;

  private final Agent agent;
  private final LineListener listener;

  /// What the answer to the ping under way will say.
  private boolean pinged;

  private boolean unsettled;

  /// Begins with TCP's handshake.
  private final AtomicInteger roundTrips = new AtomicInteger(1);

  private volatile boolean left;

  MqttSession(Agent agent, LineListener listener) {
    this.agent = agent;
    this.listener = listener;
  }

  /// The end of the connection is no failure from now on.
  void left() {
    left = true;
  }

  int roundTrips() {
    return roundTrips.get();
  }

  @Override
  public void received(MqttSocket socket, MqttMessage message) {
    switch (message) {
      case MqttPublishMessage publish -> delivered(socket, publish);
      case MqttConnAckMessage answer -> connected(socket, answer);
      case MqttSubAckMessage answer -> {
        if (answer.payload().reasonCodes().getFirst() == MqttQoS.AT_LEAST_ONCE.value()) {
          listener.caughtUp();
        } else {
          listener.failed("it refused a subscription");
        }
      }
      default -> {
        if (message.fixedHeader().messageType() == MqttMessageType.PINGRESP) {
          ponged();
        } else {
          listener.failed("it sent " + message.fixedHeader().messageType());
        }
      }
    }
  }

  @Override
  public void heard(MqttSocket socket) {
    if (unsettled && !pinged) {
      unsettled = false;
      ping(socket);
    }
  }

  @Override
  public void ended() {
    if (!left) {
      listener.failed("the broker ended the connection of a session");
    }
  }

  private void ping(MqttSocket socket) {
    pinged = true;
    socket.write(MqttMessage.PINGREQ);
  }

  /// Whatever was acknowledged before the ping is settled.
  private void ponged() {
    pinged = false;
    roundTrips.incrementAndGet();
    listener.caughtUp();
    if (!unsettled) {
      listener.settled();
    }
  }

  private void connected(MqttSocket socket, MqttConnAckMessage answer) {
    roundTrips.incrementAndGet();
    MqttConnectReturnCode code = answer.variableHeader().connectReturnCode();
    if (code != MqttConnectReturnCode.CONNECTION_ACCEPTED) {
      listener.failed("it refused a session: " + code);
    } else if (answer.variableHeader().isSessionPresent()) {
      ping(socket);
    } else {
      socket.write(
          MqttMessageBuilders.subscribe()
              .messageId(FIRST_MESSAGE)
              .addSubscription(MqttQoS.AT_LEAST_ONCE, agent.address().topic())
              .build());
    }
  }

  private void delivered(MqttSocket socket, MqttPublishMessage publish) {
    socket.write(
        MqttMessageBuilders.pubAck()
            .packetId(publish.variableHeader().packetId())
            .reasonCode((byte) 0)
            .build());
    unsettled = true;
    listener.delivered(Letter.number(ByteBufUtil.getBytes(publish.payload()), 0));
  }
}
