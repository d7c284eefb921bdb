package dev.kith.bench.runtime.mailbox;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.load.LoadThread;
import dev.kith.bench.load.Traffic;
import dev.kith.bench.process.Gauges;
import dev.kith.bench.process.KithRelay;
import dev.kith.model.crypto.Signatures;

/// Durable sessions of Kith's relay.
record KithMail(KithRelay relay, LoadThread thread, Signatures signatures) implements MailSystem {

  private static final String DATABASE_MILLIS =
      "select active_time from pg_stat_database where datname = current_database()";

  @Override
  public String name() {
    return relay.name();
  }

  @Override
  public Gauges gauges() throws BenchFailure, InterruptedException {
    return relay.gauges();
  }

  @Override
  public double databaseMillis() throws BenchFailure {
    return relay.query(DATABASE_MILLIS);
  }

  @Override
  public void digest() throws BenchFailure {
    relay.analyze();
  }

  @Override
  public Line connect(Agent agent, LineListener listener, Traffic traffic) throws BenchFailure {
    return KithLine.connect(this, agent, listener, traffic);
  }

  @Override
  public Outbox outbox(Outbox.Listener listener) throws BenchFailure {
    return KithOutbox.connect(this, listener);
  }
}
