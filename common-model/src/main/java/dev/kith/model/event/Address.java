package dev.kith.model.event;

import org.jspecify.annotations.Nullable;

/// The coordinates under which only the newest event is kept: kind, author and, for addressable
/// kinds, the `d` identifier. Written `kind:pubkey:identifier` in an `a` tag.
///
/// @param identifier empty for replaceable kinds
public record Address(int kind, PublicKey pubkey, String identifier) {

  /// Reads the value of an `a` tag, or answers null if it is none.
  public static @Nullable Address parse(String text) {
    int first = text.indexOf(':');
    int second = text.indexOf(':', first + 1);
    if (first < 1 || first > 5 || second < 0) {
      return null;
    }
    try {
      int kind = Integer.parseUnsignedInt(text, 0, first, 10);
      PublicKey pubkey = PublicKey.ofHex(text.substring(first + 1, second));
      Address address = new Address(kind, pubkey, text.substring(second + 1));
      // The parser also takes signs, leading zeros and foreign digits: two spellings of one thing.
      return kind > Kind.MAX || !address.text().equals(text) ? null : address;
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  /// The value of an `a` tag.
  public String text() {
    return kind + ":" + pubkey.hex() + ":" + identifier;
  }
}
