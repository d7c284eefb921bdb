package dev.kith.relay.session;

import dev.kith.model.event.PublicKey;

/// A session belongs to a key, which gives it its name.
public record SessionId(PublicKey owner, String name) {

  /// What the names of sessions begin with that several sockets work off together.
  private static final String SHARED = "share:";

  /// True if its attachments are workers that compete for what comes, and do not take over from one
  /// another.
  public boolean isShared() {
    return name.startsWith(SHARED);
  }
}
