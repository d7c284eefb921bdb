package dev.kith.model.negentropy;

import java.util.Arrays;
import java.util.HexFormat;

/// What one side tells the other: the version of the protocol, then ranges. Any bytes are a
/// message; whether they make sense is for the side that gets them to say.
public final class NegentropyMessage {

  private static final HexFormat HEX = HexFormat.of();

  private final byte[] bytes;

  /// @param bytes not copied, so do not change them afterwards
  public NegentropyMessage(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Reads an even number of hex digits, lowercase or not.
  ///
  /// @throws IllegalArgumentException if the text is anything else
  public static NegentropyMessage ofHex(String hex) {
    return new NegentropyMessage(HEX.parseHex(hex));
  }

  public String hex() {
    return HEX.formatHex(bytes);
  }

  /// How many bytes it has; in a frame each of them takes two characters.
  public int size() {
    return bytes.length;
  }

  /// Shared by all who hold the message: read only.
  byte[] bytes() {
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NegentropyMessage that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "NegentropyMessage[" + hex() + "]";
  }
}
