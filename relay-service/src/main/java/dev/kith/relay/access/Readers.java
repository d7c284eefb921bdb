package dev.kith.relay.access;

/// Who may read, within what is private.
public enum Readers {
  EVERYBODY,
  MEMBERS
}
