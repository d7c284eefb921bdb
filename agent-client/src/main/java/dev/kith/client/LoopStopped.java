package dev.kith.client;

import java.time.Instant;

/// A message in a gift wrap was not sent, because two agents answer each other without end. The
/// message is one sentence.
public final class LoopStopped extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final Instant until;

  LoopStopped(Instant until) {
    super("loop between these agents, the circuit closes at " + until);
    this.until = until;
  }

  /// When messages can be sent again.
  public Instant until() {
    return until;
  }
}
