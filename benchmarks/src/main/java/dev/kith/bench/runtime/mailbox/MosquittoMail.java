package dev.kith.bench.runtime.mailbox;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.load.LoadThread;
import dev.kith.bench.load.Traffic;
import dev.kith.bench.process.Gauges;
import dev.kith.bench.process.Mosquitto;
import dev.kith.bench.process.ProcessMemory;

/// Persistent sessions of an MQTT broker.
record MosquittoMail(Mosquitto broker, LoadThread thread) implements MailSystem {

  @Override
  public String name() {
    return Mosquitto.NAME;
  }

  @Override
  public Gauges gauges() throws BenchFailure {
    return new Gauges(0, ProcessMemory.resident(broker.process()));
  }

  @Override
  public double databaseMillis() {
    return 0;
  }

  @Override
  public void digest() {}

  @Override
  public Line connect(Agent agent, LineListener listener, Traffic traffic) throws BenchFailure {
    MqttSession session = new MqttSession(agent, listener);
    return new MqttLine(thread.connectMqtt(broker.url(), session, traffic), agent, session);
  }

  @Override
  public Outbox outbox(Outbox.Listener listener) throws BenchFailure {
    return MqttOutbox.connect(this, listener);
  }
}
