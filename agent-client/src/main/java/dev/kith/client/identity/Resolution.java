package dev.kith.client.identity;

import dev.kith.model.event.PublicKey;

/// Whose key a text stands for.
public sealed interface Resolution {

  record Found(PublicKey key) implements Resolution {}

  /// @param why one sentence that says what is wrong and what to do
  record NotFound(String why) implements Resolution {}
}
