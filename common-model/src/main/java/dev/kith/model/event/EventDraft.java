package dev.kith.model.event;

import java.util.List;

/// An event before it has an author and a signature.
///
/// @param createdAt seconds since 1970
public record EventDraft(long createdAt, int kind, List<Tag> tags, String content) {

  public EventDraft {
    if (kind < 0 || kind > Kind.MAX) {
      throw new IllegalArgumentException("kind must be 0 to " + Kind.MAX + ", got " + kind);
    }
    tags = List.copyOf(tags);
  }

  /// The id it will have when that key signs it.
  ///
  /// @throws IllegalArgumentException if a string holds a lone surrogate
  public EventId id(PublicKey author) {
    return CanonicalJson.id(author, createdAt, kind, tags, content);
  }

  /// The event with the signature that the author made over [#id].
  public Event signed(PublicKey author, Signature signature) {
    return new Event(id(author), author, createdAt, kind, tags, content, signature);
  }
}
