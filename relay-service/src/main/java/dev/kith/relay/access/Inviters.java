package dev.kith.relay.access;

/// Who may invite by a request to the relay (NIP-43).
public enum Inviters {
  OPERATORS,
  MEMBERS
}
