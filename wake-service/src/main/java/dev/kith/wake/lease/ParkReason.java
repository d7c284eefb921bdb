package dev.kith.wake.lease;

/// Why nobody tries to wake an agent any more.
public enum ParkReason {

  /// It has not said how.
  NO_DEVICE,

  /// No push service would take it.
  UNREACHABLE,

  /// Pushes were taken, but the agent did not come.
  UNANSWERED,

  /// It took too long.
  GAVE_UP
}
