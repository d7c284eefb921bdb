package dev.kith.testkit.simulation;

import java.time.Instant;

/// What a node wants of the simulation.
public sealed interface Action<M, T> {

  /// @param reliable over a connection: late, but never lost while there is a way
  record Send<M, T>(String to, M message, boolean reliable) implements Action<M, T> {}

  record Schedule<M, T>(T timer, Instant at) implements Action<M, T> {}
}
