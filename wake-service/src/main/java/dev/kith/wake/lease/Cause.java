package dev.kith.wake.lease;

/// What a wake waits for.
public enum Cause {
  QUIET_HOURS,

  /// The last push to the device was too short a time ago, or there were too many.
  PACE,

  /// The agent's wakes of that class in a day.
  BUDGET,

  /// The wakes by strangers in a day.
  STRANGERS,

  /// Its sender wakes too fast.
  LOOP,

  /// The push service is left alone.
  PROVIDER,

  /// An urgent wake is out, and whoever it wakes will drain all.
  URGENT_WAKE,

  /// The agent is at its mailbox.
  CONNECTED
}
