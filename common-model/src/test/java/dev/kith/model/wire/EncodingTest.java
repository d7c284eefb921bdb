package dev.kith.model.wire;

import static dev.kith.model.wire.Decoding.UNKNOWN;
import static dev.kith.model.wire.Decoding.assertRefused;
import static dev.kith.model.wire.Decoding.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.message.RelayMessage;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A text frame is UTF-8 and nothing else (RFC 6455, section 5.6).
class EncodingTest {

  private static final String FRAME = "[\"EVENT\"," + EventText.sound().json() + "]";
  private static final String DELIVERY = "[\"EVENT\",\"s\"," + EventText.sound().json() + "]";

  /// Overlong forms, encoded surrogates, beyond the last character, cut or stray bytes.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "c080",
        "c1bf",
        "e08080",
        "e09fbf",
        "f0808080",
        "f08fbfbf",
        "eda080",
        "edbfbf",
        "eda0bdedb880",
        "f4908080",
        "f5808080",
        "f8808080",
        "ff",
        "fe",
        "80",
        "bf",
        "c3",
        "c328",
        "e282",
        "e28228",
        "f09f98",
        "f09f9828"
      })
  void badUtf8IsRefusedWhereverItStands(String hex) {
    byte[] bad = HexFormat.of().parseHex(hex);
    String sentence = "invalid: the frame is not valid UTF-8";

    assertRefused(join(utf8("[\"EVENT\",{\"content\":\""), bad, utf8("\"}]")), UNKNOWN, sentence);
    assertRefused(join(utf8("[\""), bad, utf8("\"]")), UNKNOWN, sentence);
    assertRefused(join(utf8(FRAME), bad, new byte[0]), UNKNOWN, sentence);
  }

  /// Such a frame is valid UTF-8, full of U+0000.
  @ParameterizedTest
  @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
  void widerEncodingsAreNotGuessed(String name) {
    Charset charset = Charset.forName(name);

    assertRefused(FRAME.getBytes(charset), UNKNOWN, "invalid: broken JSON: ");
    assertThat(RelayFrames.decode(DELIVERY.getBytes(charset)))
        .isInstanceOf(RelayMessage.Unknown.class);
    assertThat(EventJson.decode(EventText.sound().json().getBytes(charset)))
        .isInstanceOf(EventJson.Decoded.Broken.class);
  }

  @Test
  void aByteOrderMarkIsNoJson() {
    assertRefused(utf8("\ufeff" + FRAME), UNKNOWN, "invalid: broken JSON: ");
    assertThat(RelayFrames.decode(utf8("\ufeff" + DELIVERY)))
        .isInstanceOf(RelayMessage.Unknown.class);
  }

  @Test
  void latin1IsNoUtf8() {
    byte[] frame = "[\"NOTICE\",\"\u00e9\"]".getBytes(StandardCharsets.ISO_8859_1);

    assertRefused(frame, UNKNOWN, "invalid: the frame is not valid UTF-8");
  }

  private static byte[] join(byte[] before, byte[] middle, byte[] after) {
    byte[] all = new byte[before.length + middle.length + after.length];
    System.arraycopy(before, 0, all, 0, before.length);
    System.arraycopy(middle, 0, all, before.length, middle.length);
    System.arraycopy(after, 0, all, before.length + middle.length, after.length);
    return all;
  }
}
