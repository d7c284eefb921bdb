package dev.kith.model.search;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The words of a text, the same wherever they are looked for. A word is a run of letters, digits
/// and marks, in lower case and normal form (NFKC). What is written without spaces has no such
/// runs: there every ideograph and kana is a word.
public final class Words {

  /// What is longer is no word that somebody would type: a key, a hash, encoded bytes.
  static final int MAX_LENGTH = 64;

  /// How many words of a text are looked at, so that the index of an event has a bound.
  public static final int MAX_WORDS = 4_096;

  private Words() {}

  /// In order, at most [#MAX_WORDS] of them.
  public static List<String> of(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int i = 0, next; i <= plain.length() && words.size() < MAX_WORDS; i = next) {
      int c = i < plain.length() ? plain.codePointAt(i) : ' ';
      next = i + Character.charCount(c);
      boolean alone = standsAlone(c);
      if (alone || !isPart(c)) {
        if (i > start && i - start <= MAX_LENGTH) {
          words.add(plain.substring(start, i));
        }
        if (alone && words.size() < MAX_WORDS) {
          words.add(Character.toString(c));
        }
        start = next;
      }
    }
    return words;
  }

  private static boolean isPart(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> Character.isLetterOrDigit(c);
    };
  }

  private static boolean standsAlone(int c) {
    // No script before these stands alone; most texts end here.
    if (c < 0x2e80) {
      return false;
    }
    UnicodeScript script = UnicodeScript.of(c);
    return Character.isIdeographic(c)
        || (Character.isLetter(c)
            && (script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA));
  }
}
