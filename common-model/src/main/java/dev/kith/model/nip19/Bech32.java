package dev.kith.model.nip19;

import java.util.Arrays;
import java.util.Locale;

/// A bech32 text (BIP-173): a prefix that says what it is, `1`, and bytes with a checksum. Without
/// the BIP's limit of 90 characters, which NIP-19 replaces by 5000.
///
/// What goes wrong here never quotes the text, for it may be a secret key.
final class Bech32 {

  static final int MAX_LENGTH = 5_000;

  private static final String ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

  private final String prefix;
  private final byte[] data;

  Bech32(String prefix, byte[] data) {
    this.prefix = prefix;
    this.data = data.clone();
  }

  /// Reads a text that is all lowercase or all uppercase.
  ///
  /// @throws IllegalArgumentException in one sentence, if it is not bech32
  static Bech32 parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "expected at most %d characters, got %d".formatted(MAX_LENGTH, text.length()));
    }
    VisibleAscii.require(text, "bech32 text");
    String lower = text.toLowerCase(Locale.ROOT);
    if (!text.equals(lower) && !text.equals(text.toUpperCase(Locale.ROOT))) {
      throw new IllegalArgumentException("expected bech32 text in one case, got both");
    }
    int separator = lower.lastIndexOf('1');
    if (separator < 1) {
      throw new IllegalArgumentException("expected bech32 text, a prefix before the last 1");
    }
    String prefix = lower.substring(0, separator);
    byte[] groups = groups(lower.substring(separator + 1));
    if (groups.length < Checksum.LENGTH || !Checksum.isRight(prefix, groups)) {
      throw new IllegalArgumentException(
          "the checksum is wrong, so a character is missing or mistyped");
    }
    byte[] data = Arrays.copyOf(groups, groups.length - Checksum.LENGTH);
    return new Bech32(prefix, FiveBitGroups.toBytes(data));
  }

  String prefix() {
    return prefix;
  }

  byte[] data() {
    return data.clone();
  }

  /// The lowercase text.
  ///
  /// @throws IllegalArgumentException if it would be longer than [#MAX_LENGTH]
  String text() {
    byte[] groups = FiveBitGroups.ofBytes(data);
    StringBuilder text = new StringBuilder(prefix).append('1');
    append(text, groups);
    append(text, Checksum.of(prefix, groups));
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "the text would have %d characters, and %d are allowed: name fewer relays"
              .formatted(text.length(), MAX_LENGTH));
    }
    return text.toString();
  }

  private static byte[] groups(String characters) {
    byte[] groups = new byte[characters.length()];
    for (int i = 0; i < groups.length; i++) {
      int group = ALPHABET.indexOf(characters.charAt(i));
      if (group < 0) {
        throw new IllegalArgumentException(
            "expected bech32 text, got '%c' behind the last 1".formatted(characters.charAt(i)));
      }
      groups[i] = (byte) group;
    }
    return groups;
  }

  private static void append(StringBuilder text, byte[] groups) {
    for (byte group : groups) {
      text.append(ALPHABET.charAt(group));
    }
  }
}
