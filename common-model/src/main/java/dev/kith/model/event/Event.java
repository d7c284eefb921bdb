package dev.kith.model.event;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A signed Nostr event (NIP-01). Being an `Event` says nothing about whether the id and the
/// signature are right; that is what [CanonicalJson] and the signature port are asked.
///
/// @param createdAt seconds since 1970, as the author claims
/// @param kind 0 to 65535
public record Event(
    EventId id,
    PublicKey pubkey,
    long createdAt,
    int kind,
    List<Tag> tags,
    String content,
    Signature sig) {

  public Event {
    tags = List.copyOf(tags);
  }

  public KindClass kindClass() {
    return KindClass.of(kind);
  }

  /// All first values of the tags of that name, in order.
  public Stream<String> tagValues(String name) {
    return Tag.values(tags, name);
  }

  /// The first value of the first tag of that name that has one.
  public @Nullable String tagValue(String name) {
    for (Tag tag : tags) {
      if (tag.values().size() > 1 && tag.name().equals(name)) {
        return tag.values().get(1);
      }
    }
    return null;
  }

  public boolean hasTag(String name) {
    for (Tag tag : tags) {
      if (tag.name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /// True if a tag of that name has that first value.
  public boolean hasTag(String name, String value) {
    for (Tag tag : tags) {
      if (tag.name().equals(name) && value.equals(tag.value())) {
        return true;
      }
    }
    return false;
  }

  /// Where a replaceable or addressable event lives, or null for the other classes.
  public @Nullable Address address() {
    return switch (kindClass()) {
      case REPLACEABLE -> new Address(kind, pubkey, "");
      case ADDRESSABLE -> new Address(kind, pubkey, identifier());
      case REGULAR, EPHEMERAL -> null;
    };
  }

  /// When the event lapses (NIP-40), in seconds since 1970, or null if it never does. A tag that is
  /// not a decimal number in range counts as absent.
  public @Nullable Long expiration() {
    String value = tagValue("expiration");
    if (value == null || value.isEmpty() || value.length() > 18) {
      return null;
    }
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) < '0' || value.charAt(i) > '9') {
        return null;
      }
    }
    return Long.valueOf(value);
  }

  /// True if the event has lapsed at that time: NIP-40 lets it live up to its expiration.
  public boolean isExpiredAt(long epochSecond) {
    Long expiration = expiration();
    return expiration != null && expiration <= epochSecond;
  }

  private String identifier() {
    String identifier = tagValue("d");
    return identifier == null ? "" : identifier;
  }
}
