package dev.kith.relay.store;

import dev.kith.model.event.Address;
import dev.kith.model.event.Event;
import dev.kith.model.event.Tag;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// The form in which tags and addresses are indexed: the first 128 bits of a SHA-256, as a uuid.
/// Values can be longer than PostgreSQL indexes, and nobody can find two that share 128 bits, so a
/// hit needs no second look at the text.
final class TagHash {

  private TagHash() {}

  static UUID of(String letter, String value) {
    return hash(letter + value);
  }

  static UUID of(Address address) {
    return hash(address.text());
  }

  /// The hashes of the event's filterable tags, each once.
  static UUID[] of(Event event) {
    return event.tags().stream()
        .filter(Tag::isIndexed)
        .map(tag -> of(tag.name(), tag.values().get(1)))
        .distinct()
        .toArray(UUID[]::new);
  }

  private static UUID hash(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      ByteBuffer digest = ByteBuffer.wrap(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
      return new UUID(digest.getLong(), digest.getLong());
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java platform has SHA-256", impossible);
    }
  }
}
