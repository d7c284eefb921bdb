package dev.kith.model.nip19;

/// Text of the characters from `!` to `~`: what bech32 is made of and how relays are encoded.
final class VisibleAscii {

  private VisibleAscii() {}

  /// Answers the text it was given.
  ///
  /// @param place where the text stands, for the sentence
  /// @throws IllegalArgumentException if the text holds any other character; it is named, the text
  ///   is not, for it may be a secret key
  static String require(String text, String place) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '!' || text.charAt(i) > '~') {
        throw new IllegalArgumentException(
            "expected visible ASCII in %s, got U+%04X at %d"
                .formatted(place, (int) text.charAt(i), i));
      }
    }
    return text;
  }
}
