package dev.kith.bench.runtime.mailbox;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.load.Traffic;
import dev.kith.bench.process.Gauges;

/// A running system that keeps messages for who is away.
interface MailSystem {

  /// Most letters that are delivered to a session and not acknowledged.
  int RECEIVE_MAX = 256;

  String name();

  /// Its memory, after all garbage was collected.
  Gauges gauges() throws BenchFailure, InterruptedException;

  /// How long its database has worked on statements until now, in milliseconds; 0 without one.
  double databaseMillis() throws BenchFailure;

  /// It has been given much at once; what it does about that in time is done when this returns.
  void digest() throws BenchFailure;

  Line connect(Agent agent, LineListener listener, Traffic traffic) throws BenchFailure;

  Outbox outbox(Outbox.Listener listener) throws BenchFailure;

  default Line connect(Agent agent, LineListener listener) throws BenchFailure {
    return connect(agent, listener, new Traffic());
  }
}
