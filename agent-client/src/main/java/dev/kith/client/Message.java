package dev.kith.client;

import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Rumor;

/// An event as its reader sees it.
///
/// @param event as it came from the relay, so perhaps a gift wrap
public record Message(Event event, Body body) {

  /// What the content says.
  public sealed interface Body {

    /// Everyone could read it.
    record Plain(String text) implements Body {}

    /// Only author and addressee can read it.
    record Decrypted(String text) implements Body {}

    /// It came in a gift wrap, and it is proven who wrote it.
    record Unwrapped(Rumor rumor) implements Body {}

    /// It is encrypted, and not for us or damaged.
    ///
    /// @param why one sentence
    record Unreadable(String why) implements Body {}
  }

  /// Who wrote it. Of a gift wrap that cannot be opened nobody knows; then this is the key that was
  /// made for the wrap.
  public PublicKey sender() {
    return said().pubkey();
  }

  /// What answers name as their parent, see [MessageDraft#after].
  public EventId id() {
    return said().id();
  }

  /// What the event says, or what was in the gift wrap.
  public Rumor said() {
    return body instanceof Body.Unwrapped(Rumor rumor) ? rumor : Rumor.of(event);
  }

  boolean isUnwrapped() {
    return body instanceof Body.Unwrapped;
  }
}
