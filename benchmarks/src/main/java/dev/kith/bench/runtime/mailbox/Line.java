package dev.kith.bench.runtime.mailbox;

import java.time.Duration;

/// A connection of one agent, proven where the system asks for that, which has its session once it
/// has asked for it. Whatever is delivered is acknowledged.
interface Line extends AutoCloseable {

  Duration ANSWERED_WITHIN = Duration.ofSeconds(60);

  /// Asks for the session, or for a new one if there is none: what waits comes, and then what is
  /// sent from now on.
  void attach();

  /// Asks for what waits in the session, which is there already, and for nothing else. It is
  /// acknowledged when all of it has come.
  void collect();

  /// How often it has waited for the other side since it began to connect, for TCP included.
  int roundTrips();

  /// Says that it is still there, if it is for the client to say that.
  void ping();

  /// Leaves as the protocol asks for. The session stays.
  @Override
  void close();
}
