package dev.kith.bench.runtime.mailbox;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.load.MqttListener;
import dev.kith.bench.load.MqttSocket;
import dev.kith.bench.load.Traffic;
import dev.kith.bench.runtime.Outcome;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttQoS;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/// `PUBLISH` with QoS 1 and `PUBACK`.
final class MqttOutbox implements Outbox, MqttListener {

  private static final AtomicInteger CLIENTS = new AtomicInteger();

  /// Numbers of messages are 16 bits and not 0; the broker sets how many may be in use at a time.
  private static final int MESSAGES = 0xffff;

  private final Listener listener;
  private final CompletableFuture<MqttSocket> socket = new CompletableFuture<>();
  private final Outcome<Boolean> connected = new Outcome<>();
  private int sent;
  private volatile boolean left;

  private MqttOutbox(Listener listener) {
    this.listener = listener;
  }

  static MqttOutbox connect(MosquittoMail mail, Listener listener) throws BenchFailure {
    MqttOutbox outbox = new MqttOutbox(listener);
    MqttSocket socket = mail.thread().connectMqtt(mail.broker().url(), outbox, new Traffic());
    outbox.socket.complete(socket);
    socket.write(MqttConnect.withoutSession("sender-" + CLIENTS.incrementAndGet()));
    socket.flush();
    var _ = outbox.connected.await(Line.ANSWERED_WITHIN, "The connection of a sender");
    return outbox;
  }

  @Override
  public void send(Letter letter) {
    socket
        .join()
        .write(
            MqttMessageBuilders.publish()
                .topicName(letter.to().topic())
                .qos(MqttQoS.AT_LEAST_ONCE)
                .messageId(sent++ % MESSAGES + 1)
                .payload(Unpooled.wrappedBuffer(letter.event().json()))
                .build());
  }

  @Override
  public void flush() {
    socket.join().flush();
  }

  @Override
  public void received(MqttSocket from, MqttMessage message) {
    if (message instanceof MqttConnAckMessage) {
      connected.found(true);
    } else if (message.fixedHeader().messageType() == MqttMessageType.PUBACK) {
      listener.accepted(this);
    } else {
      listener.failed("it sent a sender " + message.fixedHeader().messageType());
    }
  }

  @Override
  public void ended() {
    connected.failed("the broker ended the connection");
    if (!left) {
      listener.failed("the broker ended the connection of a sender");
    }
  }

  @Override
  public void close() {
    left = true;
    socket.join().close();
  }
}
