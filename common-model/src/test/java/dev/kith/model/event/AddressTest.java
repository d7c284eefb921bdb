package dev.kith.model.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

  private static final PublicKey KEY = new PublicKey(new Bytes32(1, 2, 3, 4));

  /// `KEY` stands for a key in hex.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "30023:KEY:a",
        "10002:KEY:",
        "0:KEY:",
        "65535:KEY:x",
        "30023:KEY:a:b:",
        "30023:KEY: \u0000\ud83d\ude00"
      })
  void anAddressIsReadAndWrittenAlike(String pattern) {
    String text = pattern.replace("KEY", KEY.hex());

    Address address = Address.parse(text);

    assertThat(address).isNotNull().extracting(Address::text).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "::",
        "30023",
        "30023:KEY",
        "30023:",
        "30023::x",
        ":KEY:x",
        "65536:KEY:x",
        "-1:KEY:x",
        "+1:KEY:x",
        "01:KEY:x",
        "00001:KEY:x",
        "\u0661:KEY:x",
        " 1:KEY:x",
        "1 :KEY:x",
        "1.0:KEY:x",
        "1e3:KEY:x",
        "x:KEY:x",
        "99999999999:KEY:x",
        "1:KEYa:x",
        "1:abc:x",
        "1: KEY:x"
      })
  void anythingElseIsNone(String pattern) {
    assertThat(Address.parse(pattern.replace("KEY", KEY.hex()))).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "g", "\u00e9"})
  void theKeyIsInLowercaseHex(String digit) {
    assertThat(Address.parse("1:" + digit.repeat(64) + ":x")).isNull();
  }
}
