package dev.kith.client.connection;

/// Timers as values. One that has become pointless is recognised by its number and ignored, so none
/// is ever cancelled.
public sealed interface Timer {

  /// The pause before another attempt is over.
  record Reconnect(int socket) implements Timer {}

  /// The relay had its time to challenge us, or to answer our proofs.
  record Greeting(int socket, boolean challenged) implements Timer {}

  /// Time to see whether the relay still lives.
  record KeepAlive(int socket) implements Timer {}

  /// The deadline of some publish has passed.
  record Overdue() implements Timer {}

  /// The relay had its time to attach a session, or the pause after it let go of one is over.
  record OfSession(String session, int attempt) implements Timer {}

  /// The pause after the relay closed a subscription is over.
  record Reopen(String subscription, int request) implements Timer {}
}
