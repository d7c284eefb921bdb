package dev.kith.servicekit.http;

import dev.kith.model.event.PublicKey;
import dev.kith.model.nip19.Entity;
import dev.kith.model.nip19.Npub;
import org.springframework.core.convert.converter.Converter;

/// Reads a public key that a person wrote, in an option, a path, a query or a body: an npub or hex.
final class KeyText implements Converter<String, PublicKey> {

  static final String FORM = "an npub or 64 lowercase hex digits";

  @Override
  public PublicKey convert(String text) {
    try {
      if (text.startsWith("npub1") && Entity.parse(text) instanceof Npub(PublicKey key)) {
        return key;
      }
      return PublicKey.ofHex(text);
    } catch (IllegalArgumentException malformed) {
      throw new IllegalArgumentException(
          "expected " + FORM + ": " + malformed.getMessage(), malformed);
    }
  }
}
