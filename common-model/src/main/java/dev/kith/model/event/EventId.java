package dev.kith.model.event;

/// The SHA-256 of an event's canonical form (NIP-01).
public record EventId(Bytes32 value) implements Comparable<EventId> {

  /// Reads exactly 64 lowercase hex digits, as NIP-01 demands.
  ///
  /// @throws IllegalArgumentException if the text is anything else
  public static EventId ofHex(String hex) {
    return new EventId(Bytes32.ofHex(hex));
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
