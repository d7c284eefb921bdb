package dev.kith.client;

import dev.kith.model.event.Event;

/// An event as its reader sees it.
public record Message(Event event, Body body) {

  /// What the content says.
  public sealed interface Body {

    /// Everyone could read it.
    record Plain(String text) implements Body {}

    /// Only author and addressee can read it.
    record Decrypted(String text) implements Body {}

    /// It is encrypted, and not for us or damaged.
    ///
    /// @param why one sentence
    record Unreadable(String why) implements Body {}
  }
}
