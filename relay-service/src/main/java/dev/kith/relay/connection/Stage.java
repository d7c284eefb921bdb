package dev.kith.relay.connection;

/// How far a frame has come.
enum Stage {
  /// Its signature is being checked.
  CHECKING,
  /// Nothing stands in its way but the frames before it.
  READY,
  /// It is with the store, or with the live subscriptions.
  WORKING,
  /// Its answer is known.
  ANSWERED
}
