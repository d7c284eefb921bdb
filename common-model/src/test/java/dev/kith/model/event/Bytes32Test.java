package dev.kith.model.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Bytes32Test {

  private static final String HEX =
      "00010203040506077f80fffef0e1d2c3b4a5968778695a4b3c2d1e0f0123cdef";

  @Test
  void hexAndBytesAreReadAndWrittenAlike() {
    Bytes32 value = Bytes32.ofHex(HEX);

    assertThat(value.hex()).isEqualTo(HEX).isEqualTo(value.toString());
    assertThat(Bytes32.of(value.toBytes())).isEqualTo(value).hasSameHashCodeAs(value);
  }

  @Test
  void theFirstByteIsTheMostSignificant() {
    assertThat(Bytes32.ofHex(HEX).toBytes())
        .startsWith(0, 1, 2, 3)
        .endsWith(0x01, 0x23, 0xcd, 0xef);
  }

  @Test
  void orderIsThatOfTheHexText() {
    List<String> ascending =
        List.of(
            "0".repeat(64),
            "0".repeat(63) + "1",
            "0".repeat(48) + "8" + "0".repeat(15),
            "0".repeat(32) + "7" + "f".repeat(31),
            "0".repeat(16) + "f".repeat(48),
            "7" + "f".repeat(63),
            "8" + "0".repeat(63),
            "f".repeat(64));

    assertThat(ascending).isSorted();
    assertThat(ascending.stream().map(Bytes32::ofHex).toList()).isSorted();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00", "A", "g", "-", "\u0660", "\uff10", "\u00e9", " "})
  void onlySixtyFourLowercaseDigitsAreHex(String lastDigit) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bytes32.ofHex("0".repeat(63) + lastDigit))
        .withMessageStartingWith("expected 64 lowercase hex digits");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, 33})
  void onlyThirtyTwoBytesAreTaken(int length) {
    assertThatIllegalArgumentException().isThrownBy(() -> Bytes32.of(new byte[length]));
  }
}
