package dev.kith.model.nip19;

import dev.kith.model.event.PublicKey;

/// A public key.
public record Npub(PublicKey key) implements Entity {

  static final String PREFIX = "npub";

  static Npub read(Bech32 entity) {
    return new Npub(new PublicKey(Bare.read(entity)));
  }

  @Override
  public String text() {
    return Bare.text(PREFIX, key.value());
  }
}
