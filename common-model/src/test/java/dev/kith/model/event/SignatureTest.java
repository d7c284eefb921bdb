package dev.kith.model.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {

  @Test
  void hexAndBytesAreReadAndWrittenAlike() {
    Signature signature = Signature.ofHex("01".repeat(32) + "fe".repeat(32));

    assertThat(signature.hex()).isEqualTo("01".repeat(32) + "fe".repeat(32));
    assertThat(Signature.of(signature.toBytes())).isEqualTo(signature);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 64, 127, 129})
  void onlyOneHundredAndTwentyEightDigitsAreTaken(int length) {
    assertThatIllegalArgumentException().isThrownBy(() -> Signature.ofHex("0".repeat(length)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 63, 65})
  void onlySixtyFourBytesAreTaken(int length) {
    assertThatIllegalArgumentException().isThrownBy(() -> Signature.of(new byte[length]));
  }
}
