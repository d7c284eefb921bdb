package dev.kith.model.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// The platform's decoder is the judge.
class Utf8Test {

  /// The bytes around every bound of RFC 3629, section 4.
  private static final int[] BOUNDS = {
    0x00, 0x22, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec,
    0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff
  };

  private final CharsetDecoder judge = StandardCharsets.UTF_8.newDecoder();
  private final CharBuffer decoded = CharBuffer.allocate(8);

  @Test
  void agreesWithThePlatformOnEverySequenceOfTwoBytes() {
    for (int first = 0; first < 256; first++) {
      assertAgreement((byte) first);
      for (int second = 0; second < 256; second++) {
        assertAgreement((byte) first, (byte) second);
      }
    }
  }

  @Test
  void agreesWithThePlatformOnEverySequenceOfFiveBounds() {
    for (int a : BOUNDS) {
      for (int b : BOUNDS) {
        for (int c : BOUNDS) {
          assertAgreement((byte) a, (byte) b, (byte) c);
          for (int d : BOUNDS) {
            assertAgreement((byte) a, (byte) b, (byte) c, (byte) d);
            assertAgreement((byte) 'x', (byte) a, (byte) b, (byte) c, (byte) d);
          }
        }
      }
    }
  }

  private void assertAgreement(byte... bytes) {
    if (Utf8.isValid(bytes) != isValidToThePlatform(bytes)) {
      assertThat(bytes).as("bytes that only one of the two finds valid").isEmpty();
    }
  }

  private boolean isValidToThePlatform(byte[] bytes) {
    return !judge.reset().decode(ByteBuffer.wrap(bytes), decoded.clear(), true).isError();
  }
}
