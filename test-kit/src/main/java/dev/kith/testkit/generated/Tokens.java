package dev.kith.testkit.generated;

import java.util.Arrays;

/// Where the tokens of a text that may be JSON begin and end: strings, punctuation, and runs of
/// anything else.
final class Tokens {

  private static final String PUNCTUATION = "[]{},:";

  private final byte[] text;
  private int[] starts = new int[64];
  private int count;

  Tokens(byte[] text) {
    this.text = text;
    int i = 0;
    while (i < text.length) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, 2 * count);
      }
      starts[count++] = i;
      i = end(i);
    }
  }

  int count() {
    return count;
  }

  int start(int token) {
    return token < count ? starts[token] : text.length;
  }

  /// One past the last byte of the element that begins with a token: an array or object as a whole.
  int elementEnd(int token) {
    int depth = 0;
    for (int i = token; i < count; i++) {
      byte first = text[starts[i]];
      if (first == '[' || first == '{') {
        depth++;
      } else if (first == ']' || first == '}') {
        depth--;
      }
      if (depth <= 0) {
        return start(i + 1);
      }
    }
    return text.length;
  }

  private int end(int start) {
    if (PUNCTUATION.indexOf(text[start]) >= 0) {
      return start + 1;
    }
    int i = start + 1;
    if (text[start] == '"') {
      while (i < text.length && text[i] != '"') {
        i += text[i] == '\\' ? 2 : 1;
      }
      return Math.min(i + 1, text.length);
    }
    while (i < text.length && text[i] != '"' && PUNCTUATION.indexOf(text[i]) < 0) {
      i++;
    }
    return i;
  }
}
