package dev.kith.client;

/// Who can see what of a message.
public enum Envelope {
  /// Everyone at the relay can read it.
  OPEN,

  /// Only the two agents can read it; the relay sees who writes to whom (NIP-44).
  ENCRYPTED,

  /// The relay sees neither who wrote it nor when, and only whom it is for (NIP-59).
  WRAPPED
}
