package dev.kith.model.event;

import java.util.List;
import java.util.stream.Stream;

/// An event without its signature (NIP-59). By itself it proves nothing, not even who wrote it.
///
/// @param pubkey who is said to have written it
/// @param createdAt seconds since 1970, as the author claims
/// @param kind 0 to 65535
public record Rumor(
    EventId id, PublicKey pubkey, long createdAt, int kind, List<Tag> tags, String content) {

  public Rumor {
    tags = List.copyOf(tags);
  }

  /// What an author has to say, unsigned.
  ///
  /// @throws IllegalArgumentException if a string holds a lone surrogate
  public static Rumor of(EventDraft draft, PublicKey author) {
    return new Rumor(
        draft.id(author), author, draft.createdAt(), draft.kind(), draft.tags(), draft.content());
  }

  /// What an event says.
  public static Rumor of(Event event) {
    return new Rumor(
        event.id(), event.pubkey(), event.createdAt(), event.kind(), event.tags(), event.content());
  }

  /// All first values of the tags of that name, in order.
  public Stream<String> tagValues(String name) {
    return Tag.values(tags, name);
  }
}
