package dev.kith.relay.session;

import dev.kith.model.event.PublicKey;
import dev.kith.model.message.ClientMessage.SessionCommand;

/// A session belongs to a key, which gives it its name.
public record SessionId(PublicKey owner, String name) {

  /// True if its attachments are workers that compete for what comes.
  public boolean isShared() {
    return SessionCommand.isShared(name);
  }
}
