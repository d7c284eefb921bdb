package dev.kith.presence.agents;

import java.util.Locale;

/// What is observed of an agent.
public enum Reachability {
  /// It has answered a probe, and shown a sign of life since whenever it was asked for one.
  REACHABLE,
  /// It has left probes unanswered, and may only be slow.
  SUSPECT,
  /// It has left probes unanswered for so long that nobody should wait for it, or said farewell.
  UNREACHABLE,
  /// It has declared that it sleeps: it is neither probed nor suspected.
  ASLEEP;

  /// The word on the wire.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
