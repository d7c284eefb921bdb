package dev.kith.model.event;

import org.jspecify.annotations.Nullable;

/// The SHA-256 of an event's canonical form (NIP-01).
public record EventId(Bytes32 value) implements Comparable<EventId> {

  /// Reads exactly 64 lowercase hex digits, as NIP-01 demands.
  ///
  /// @throws IllegalArgumentException if the text is anything else
  public static EventId ofHex(String hex) {
    return new EventId(Bytes32.ofHex(hex));
  }

  /// The id, or null if there is no text or it is none.
  public static @Nullable EventId ofHexOrNull(@Nullable String hex) {
    try {
      return hex == null ? null : ofHex(hex);
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  public String hex() {
    return value.hex();
  }

  @Override
  public int compareTo(EventId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return hex();
  }
}
