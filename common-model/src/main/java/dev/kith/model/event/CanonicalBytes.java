package dev.kith.model.event;

import dev.kith.model.event.CanonicalJson.ControlCharacters;
import java.util.Arrays;

/// A growing buffer that writes canonical JSON strings as UTF-8, without an intermediate text.
final class CanonicalBytes {

  private static final String HEX = "0123456789abcdef";

  private final ControlCharacters convention;
  private byte[] bytes;
  private int size;

  CanonicalBytes(int expectedSize, ControlCharacters convention) {
    this.bytes = new byte[expectedSize];
    this.convention = convention;
  }

  CanonicalBytes ascii(String text) {
    reserve(text.length());
    for (int i = 0; i < text.length(); i++) {
      bytes[size++] = (byte) text.charAt(i);
    }
    return this;
  }

  CanonicalBytes string(String text) {
    // A char takes at most six bytes (an escape); a surrogate pair takes four for two chars.
    reserve(2 + 6 * text.length());
    bytes[size++] = '"';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        oneByte(c);
      } else if (Character.isSurrogate(c)) {
        fourBytes(text, i++);
      } else {
        twoOrThreeBytes(c);
      }
    }
    bytes[size++] = '"';
    return this;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  /// The letter after the backslash for the seven characters that NIP-01 escapes, or 0.
  static char shortEscape(char c) {
    return switch (c) {
      case '\n' -> 'n';
      case '"' -> '"';
      case '\\' -> '\\';
      case '\r' -> 'r';
      case '\t' -> 't';
      case '\b' -> 'b';
      case '\f' -> 'f';
      default -> 0;
    };
  }

  private void oneByte(char c) {
    char escape = shortEscape(c);
    if (escape != 0) {
      bytes[size++] = '\\';
      bytes[size++] = (byte) escape;
    } else if (c < 0x20 && convention == ControlCharacters.ESCAPED) {
      ascii("\\u00");
      bytes[size++] = (byte) HEX.charAt(c >> 4);
      bytes[size++] = (byte) HEX.charAt(c & 15);
    } else {
      bytes[size++] = (byte) c;
    }
  }

  private void twoOrThreeBytes(char c) {
    if (c < 0x800) {
      bytes[size++] = (byte) (0xc0 | (c >> 6));
    } else {
      bytes[size++] = (byte) (0xe0 | (c >> 12));
      bytes[size++] = (byte) (0x80 | ((c >> 6) & 0x3f));
    }
    bytes[size++] = (byte) (0x80 | (c & 0x3f));
  }

  private void fourBytes(String text, int at) {
    int codePoint = text.codePointAt(at);
    if (codePoint < 0x10000) {
      throw new IllegalArgumentException("lone surrogate at character " + at);
    }
    bytes[size++] = (byte) (0xf0 | (codePoint >> 18));
    bytes[size++] = (byte) (0x80 | ((codePoint >> 12) & 0x3f));
    bytes[size++] = (byte) (0x80 | ((codePoint >> 6) & 0x3f));
    bytes[size++] = (byte) (0x80 | (codePoint & 0x3f));
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
