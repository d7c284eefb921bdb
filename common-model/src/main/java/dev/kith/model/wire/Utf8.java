package dev.kith.model.wire;

/// Strict UTF-8 (RFC 3629): no overlong forms, no encoded surrogates, nothing beyond U+10FFFF. JSON
/// parsers are laxer, and two that repair bad bytes differently would disagree on an event's id.
final class Utf8 {

  private Utf8() {}

  static boolean isValid(byte[] bytes) {
    int i = 0;
    while (i < bytes.length) {
      byte first = bytes[i];
      if (first >= 0) {
        i++;
        continue;
      }
      int length = sequenceLength(bytes, i, first & 0xff);
      if (length == 0) {
        return false;
      }
      i += length;
    }
    return true;
  }

  /// The length of the well-formed sequence at i (RFC 3629, section 4), or 0 if there is none.
  private static int sequenceLength(byte[] bytes, int i, int first) {
    if (first >= 0xc2 && first <= 0xdf) {
      return isContinuation(bytes, i + 1, 0x80, 0xbf) ? 2 : 0;
    }
    if (first >= 0xe0 && first <= 0xef) {
      int low = first == 0xe0 ? 0xa0 : 0x80;
      int high = first == 0xed ? 0x9f : 0xbf;
      return isContinuation(bytes, i + 1, low, high) && isContinuation(bytes, i + 2, 0x80, 0xbf)
          ? 3
          : 0;
    }
    if (first >= 0xf0 && first <= 0xf4) {
      int low = first == 0xf0 ? 0x90 : 0x80;
      int high = first == 0xf4 ? 0x8f : 0xbf;
      return isContinuation(bytes, i + 1, low, high)
              && isContinuation(bytes, i + 2, 0x80, 0xbf)
              && isContinuation(bytes, i + 3, 0x80, 0xbf)
          ? 4
          : 0;
    }
    return 0;
  }

  private static boolean isContinuation(byte[] bytes, int i, int low, int high) {
    return i < bytes.length && (bytes[i] & 0xff) >= low && (bytes[i] & 0xff) <= high;
  }
}
