package dev.kith.wake.policy;

/// What a device is woken for.
public enum WakeClass {

  /// What cannot wait.
  URGENT,

  /// What can wait for a convenient moment.
  NORMAL
}
