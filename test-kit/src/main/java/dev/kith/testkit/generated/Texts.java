package dev.kith.testkit.generated;

import java.util.List;
import java.util.random.RandomGenerator;

/// Draws texts made of what breaks implementations.
final class Texts {

  private static final List<String> NASTY =
      List.of(
          "\u0000",
          "\u0001",
          "\u000b",
          "\u001f",
          "\b",
          "\t",
          "\n",
          "\f",
          "\r",
          "\"",
          "\\",
          "/",
          "'",
          "\\u0000",
          "\u007f",
          "\u0080",
          "\u00ad",
          "\u07ff",
          "\u0800",
          "\u2028",
          "\u2029",
          "\u202e",
          "\u200d",
          "\ufdd1",
          "\ufeff",
          "\ufffd",
          "\ufffe",
          "\uffff",
          "\ud800\udc00",
          "\ud83d\ude00",
          "\udbff\udff2",
          "\udbff\udfff",
          "{\"id\":",
          "[\"EVENT\"");

  private static final String PLAIN = "abcdefghijklmnopqrstuvwxyz ";

  private Texts() {}

  /// @param mostPieces upper bound of the number of pieces, each a few characters at most
  static String draw(RandomGenerator random, int mostPieces) {
    StringBuilder text = new StringBuilder();
    for (int pieces = random.nextInt(mostPieces + 1); pieces > 0; pieces--) {
      switch (random.nextInt(4)) {
        case 0 -> text.append(NASTY.get(random.nextInt(NASTY.size())));
        case 1 -> text.appendCodePoint(character(random));
        default -> text.append(PLAIN.charAt(random.nextInt(PLAIN.length())));
      }
    }
    return text.toString();
  }

  /// Any character that has a UTF-8 form.
  private static int character(RandomGenerator random) {
    int drawn = random.nextInt(Character.MAX_CODE_POINT + 1 - 0x800);
    return drawn < Character.MIN_SURROGATE ? drawn : drawn + 0x800;
  }
}
