package dev.kith.client.command;

/// Strangers' text for a terminal: on one line, and without characters that command the terminal or
/// turn the direction of what follows.
final class SafeText {

  private static final int ZERO_WIDTH_JOINER = 0x200d;

  private SafeText() {}

  static String of(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(c, safe));
    return safe.toString();
  }

  private static void append(int c, StringBuilder safe) {
    switch (c) {
      case '\n' -> safe.append("\\n");
      case '\r' -> safe.append("\\r");
      case '\t' -> safe.append("\\t");
      // Emoji are made with it.
      case ZERO_WIDTH_JOINER -> safe.appendCodePoint(c);
      default -> {
        if (isHarmless(c)) {
          safe.appendCodePoint(c);
        } else {
          safe.append("\\u{").append(Integer.toHexString(c)).append('}');
        }
      }
    }
  }

  private static boolean isHarmless(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
