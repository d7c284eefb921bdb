package dev.kith.model.wire;

/// Somebody else's text inside our own sentence: short, and on one line.
final class Excerpt {

  private static final int MAX_NAME = 40;
  private static final int MAX_SENTENCE = 160;

  private Excerpt() {}

  /// A stranger's name for something, in quotes.
  static String of(String name) {
    return "'" + cut(name, MAX_NAME) + "'";
  }

  /// What a library says of a fault.
  static String sentence(String message) {
    return cut(message, MAX_SENTENCE);
  }

  private static String cut(String text, int max) {
    StringBuilder excerpt = new StringBuilder();
    text.codePoints().limit(max).map(Excerpt::printable).forEach(excerpt::appendCodePoint);
    return excerpt.append(text.codePointCount(0, text.length()) > max ? "..." : "").toString();
  }

  private static int printable(int c) {
    return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? '?' : c;
  }
}
