package dev.kith.relay.access;

/// Who may write.
public enum AccessMode {
  /// Everybody.
  OPEN,
  /// Members; an invite makes one (NIP-43).
  INVITE,
  /// Members; only operators make one.
  CLOSED
}
