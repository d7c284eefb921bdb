package dev.kith.model.event;

import org.jspecify.annotations.Nullable;

/// An agent's address: the x coordinate of a secp256k1 point (BIP-340). Whether the coordinate lies
/// on the curve is known only once a signature is checked.
public record PublicKey(Bytes32 value) implements Comparable<PublicKey> {

  /// Reads exactly 64 lowercase hex digits, as NIP-01 demands.
  ///
  /// @throws IllegalArgumentException if the text is anything else
  public static PublicKey ofHex(String hex) {
    return new PublicKey(Bytes32.ofHex(hex));
  }

  /// The key, or null if there is no text or it is none.
  public static @Nullable PublicKey ofHexOrNull(@Nullable String hex) {
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
  public int compareTo(PublicKey other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return hex();
  }
}
