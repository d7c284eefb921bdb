package dev.kith.model.event;

/// Thirty-two bytes as a value: an event id, an x-only public key, half a signature.
///
/// Four longs rather than an array, so that equality, hashing and order need no indirection and
/// nobody can change the bytes afterwards. Order is that of the bytes, unsigned, most significant
/// first, which is also the order of the lowercase hex text.
public record Bytes32(long a, long b, long c, long d) implements Comparable<Bytes32> {

  private static final char[] DIGITS = "0123456789abcdef".toCharArray();

  /// Reads exactly 64 lowercase hex digits, as NIP-01 demands.
  ///
  /// @throws IllegalArgumentException if the text is anything else
  public static Bytes32 ofHex(String hex) {
    if (hex.length() != 64) {
      throw new IllegalArgumentException("expected 64 lowercase hex digits, got " + hex.length());
    }
    return new Bytes32(longAt(hex, 0), longAt(hex, 16), longAt(hex, 32), longAt(hex, 48));
  }

  /// Reads 32 bytes of an array from an offset.
  public static Bytes32 of(byte[] bytes, int offset) {
    return new Bytes32(
        longAt(bytes, offset),
        longAt(bytes, offset + 8),
        longAt(bytes, offset + 16),
        longAt(bytes, offset + 24));
  }

  /// Reads an array of exactly 32 bytes.
  public static Bytes32 of(byte[] bytes) {
    if (bytes.length != 32) {
      throw new IllegalArgumentException("expected 32 bytes, got " + bytes.length);
    }
    return of(bytes, 0);
  }

  public byte[] toBytes() {
    byte[] bytes = new byte[32];
    writeTo(bytes, 0);
    return bytes;
  }

  /// Writes the 32 bytes into an array from an offset.
  public void writeTo(byte[] bytes, int offset) {
    write(a, bytes, offset);
    write(b, bytes, offset + 8);
    write(c, bytes, offset + 16);
    write(d, bytes, offset + 24);
  }

  public String hex() {
    char[] hex = new char[64];
    write(a, hex, 0);
    write(b, hex, 16);
    write(c, hex, 32);
    write(d, hex, 48);
    return new String(hex);
  }

  /// How many of the 256 bits are zero before the first that is not.
  public int leadingZeros() {
    if (a != 0) {
      return Long.numberOfLeadingZeros(a);
    }
    if (b != 0) {
      return Long.SIZE + Long.numberOfLeadingZeros(b);
    }
    return c != 0
        ? 2 * Long.SIZE + Long.numberOfLeadingZeros(c)
        : 3 * Long.SIZE + Long.numberOfLeadingZeros(d);
  }

  @Override
  public int compareTo(Bytes32 other) {
    int order = Long.compareUnsigned(a, other.a);
    if (order == 0) {
      order = Long.compareUnsigned(b, other.b);
    }
    if (order == 0) {
      order = Long.compareUnsigned(c, other.c);
    }
    return order != 0 ? order : Long.compareUnsigned(d, other.d);
  }

  @Override
  public String toString() {
    return hex();
  }

  private static long longAt(String hex, int offset) {
    long value = 0;
    for (int i = offset; i < offset + 16; i++) {
      value = (value << 4) | digit(hex.charAt(i));
    }
    return value;
  }

  private static int digit(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
      return c - 'a' + 10;
    }
    throw new IllegalArgumentException("expected 64 lowercase hex digits");
  }

  private static long longAt(byte[] bytes, int offset) {
    long value = 0;
    for (int i = offset; i < offset + 8; i++) {
      value = (value << 8) | (bytes[i] & 0xffL);
    }
    return value;
  }

  private static void write(long value, byte[] bytes, int offset) {
    for (int i = 0; i < 8; i++) {
      bytes[offset + i] = (byte) (value >>> (56 - 8 * i));
    }
  }

  private static void write(long value, char[] hex, int offset) {
    for (int i = 0; i < 16; i++) {
      hex[offset + i] = DIGITS[(int) (value >>> (60 - 4 * i)) & 15];
    }
  }
}
