package dev.kith.model.nip19;

import dev.kith.model.event.Bytes32;

/// Entities that are 32 bytes and nothing else (NIP-19, "Bare keys and ids").
final class Bare {

  private Bare() {}

  static Bytes32 read(Bech32 entity) {
    byte[] data = entity.data();
    if (data.length != 32) {
      throw new IllegalArgumentException(
          "expected 32 bytes in the %s, got %d".formatted(entity.prefix(), data.length));
    }
    return Bytes32.of(data);
  }

  static String text(String prefix, Bytes32 value) {
    return new Bech32(prefix, value.toBytes()).text();
  }
}
