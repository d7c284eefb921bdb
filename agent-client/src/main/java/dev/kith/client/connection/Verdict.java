package dev.kith.client.connection;

/// What became of one event at one relay. Every publish gets exactly one.
public sealed interface Verdict {

  /// The relay has it, now or since earlier.
  ///
  /// @param remark what the relay added, often nothing
  record Accepted(String remark) implements Verdict {}

  /// The relay does not want it.
  ///
  /// @param reason the relay's own words, `prefix: sentence` (NIP-01)
  record Refused(String reason) implements Verdict {}

  /// Nobody knows: the relay was not reached or never answered, so it may or may not have the
  /// event. Publishing the same event again is safe.
  ///
  /// @param why one sentence
  record Unanswered(String why) implements Verdict {}
}
