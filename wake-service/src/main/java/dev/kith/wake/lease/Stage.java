package dev.kith.wake.lease;

/// How far a wake has come. Only the last one means that it has done what it is for.
public enum Stage {

  /// The push service has taken it.
  ACCEPTED,

  /// The device has said so, before it connected.
  SEEN,

  /// The agent is at its mailbox.
  CONNECTED,

  /// The agent has acknowledged all that there was when the wake went out.
  DRAINED
}
