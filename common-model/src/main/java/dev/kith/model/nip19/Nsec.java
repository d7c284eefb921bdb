package dev.kith.model.nip19;

import dev.kith.model.crypto.SecretKey;

/// A secret key. Its [#text] is the secret; its [#toString] is not.
public record Nsec(SecretKey key) implements Entity {

  static final String PREFIX = "nsec";

  static Nsec read(Bech32 entity) {
    return new Nsec(new SecretKey(Bare.read(entity)));
  }

  @Override
  public String text() {
    return Bare.text(PREFIX, key.value());
  }
}
