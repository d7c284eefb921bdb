package dev.kith.bench.fault;

import java.util.Locale;

/// What is done to a running Kith.
public enum FaultKind {
  /// `kill -9` of a relay; it is started again after a while.
  RELAY_KILLED,
  /// A relay is stopped (`SIGSTOP`) and goes on after a while.
  RELAY_FROZEN,
  /// A relay is asked to end (`SIGTERM`) and started again.
  RELAY_RESTARTED,
  /// `kill -9` of PostgreSQL's first process; it is started again by what watches over it.
  POSTGRES_KILLED,
  /// PostgreSQL may not make files longer than 16 MB, so that its tables cannot grow.
  DISK_FULL,
  /// All connections of agents to one relay are reset.
  CONNECTIONS_CUT,
  /// The connections of one producer and one consumer lose every byte, both ways and for good, and
  /// nobody is told.
  HALF_OPEN,
  /// The clock of a relay is set 20 minutes forward or back, and right again after a while.
  CLOCK_JUMPED,
  /// A consumer takes nothing for a while.
  CONSUMER_SLOW,
  /// A producer and a consumer are cut off and find the other relay behind their address.
  AGENTS_MOVED;

  /// As in `relay-killed`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
