package dev.kith.model.event;

/// The SHA-256 of an event's canonical form (NIP-01).
public record EventId(Bytes32 value) implements Comparable<EventId> {

  /// @throws IllegalArgumentException unless the text is 64 lowercase hex digits
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
