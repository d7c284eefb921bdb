package dev.kith.testkit.simulation;

/// What the simulation brings upon a node.
public sealed interface Happening<M, T> {

  record Started<M, T>() implements Happening<M, T> {}

  /// @param reliable whether it came over a connection
  record Received<M, T>(String from, M message, boolean reliable) implements Happening<M, T> {}

  record Fired<M, T>(T timer) implements Happening<M, T> {}

  /// The connection to a peer was reset, as happens when a process ends and its host does not.
  record Reset<M, T>(String peer) implements Happening<M, T> {}
}
