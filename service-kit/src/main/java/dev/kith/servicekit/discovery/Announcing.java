package dev.kith.servicekit.discovery;

/// Whether a service is announced.
public enum Announcing {
  /// Where it listens at an address of a local network, and nowhere else.
  AUTO,
  /// At all local networks that reach it.
  ON,
  OFF
}
