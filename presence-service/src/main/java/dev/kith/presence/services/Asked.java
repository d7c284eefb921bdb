package dev.kith.presence.services;

import dev.kith.presence.agents.Reachability;
import org.jspecify.annotations.Nullable;

/// A service, and what came of asking it. Times are milliseconds since 1970, [#NEVER] if there is
/// none.
final class Asked {

  static final long NEVER = Long.MAX_VALUE;

  Service service;
  @Nullable Reachability state;
  long since;

  /// When it is asked again.
  long next;

  /// Since when it has not answered.
  long silent = NEVER;

  /// What it is to repeat, and what it was to repeat before that; 0 if nothing.
  long nonce;

  long last;

  Asked(Service service, long now) {
    this.service = service;
    this.since = now;
    this.next = now;
  }

  boolean awaits(long repeated) {
    return repeated != 0 && (repeated == nonce || repeated == last);
  }

  void enter(@Nullable Reachability newer, long now) {
    if (state != newer) {
      state = newer;
      since = now;
    }
  }
}
