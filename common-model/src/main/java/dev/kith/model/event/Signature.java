package dev.kith.model.event;

/// A BIP-340 signature: the nonce point's x coordinate and the scalar.
public record Signature(Bytes32 r, Bytes32 s) {

  /// Reads exactly 128 lowercase hex digits, as NIP-01 demands.
  ///
  /// @throws IllegalArgumentException if the text is anything else
  public static Signature ofHex(String hex) {
    if (hex.length() != 128) {
      throw new IllegalArgumentException("expected 128 lowercase hex digits, got " + hex.length());
    }
    return new Signature(Bytes32.ofHex(hex.substring(0, 64)), Bytes32.ofHex(hex.substring(64)));
  }

  /// Reads an array of exactly 64 bytes.
  ///
  /// @throws IllegalArgumentException if there are more or fewer
  public static Signature of(byte[] bytes) {
    if (bytes.length != 64) {
      throw new IllegalArgumentException("expected 64 bytes, got " + bytes.length);
    }
    return new Signature(Bytes32.of(bytes, 0), Bytes32.of(bytes, 32));
  }

  public byte[] toBytes() {
    byte[] bytes = new byte[64];
    r.writeTo(bytes, 0);
    s.writeTo(bytes, 32);
    return bytes;
  }

  public String hex() {
    return r.hex() + s.hex();
  }

  @Override
  public String toString() {
    return hex();
  }
}
