package dev.kith.client.session;

import dev.kith.model.event.PublicKey;

/// Finds what is remembered of a session.
@FunctionalInterface
public interface SessionMemories {

  /// Opens the memory of a session, to be closed before it can be opened again.
  ///
  /// @param name that the key gave the session
  SessionMemory open(PublicKey key, String name);
}
