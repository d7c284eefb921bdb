package dev.kith.relay.access;

/// What operators can keep out besides keys (NIP-86).
public enum Blockable {
  /// One event, by its id.
  EVENT,
  /// All events of one kind.
  KIND,
  /// All clients at one address.
  ADDRESS
}
