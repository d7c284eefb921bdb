package dev.kith.wake.lease;

/// What a lease is doing.
public enum Phase {

  /// Nothing that it knows of is to be drained.
  IDLE,

  /// A push is to go out.
  PENDING,

  /// A push is on its way to the push service, or lost.
  SENDING,

  /// The push service has taken it. Now it is the agent's turn.
  AWAITING,

  /// All ways were tried.
  PARKED
}
