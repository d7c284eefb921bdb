package dev.kith.client.giftwrap;

import dev.kith.model.event.Rumor;

/// What was in a gift wrap.
public sealed interface Unwrapped {

  /// A rumor of which it is proven who wrote it: the key it names.
  record Proven(Rumor rumor) implements Unwrapped {}

  /// Nothing that can be relied on.
  ///
  /// @param why one sentence
  record Refused(String why) implements Unwrapped {}
}
