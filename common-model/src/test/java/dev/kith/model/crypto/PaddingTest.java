package dev.kith.model.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PaddingTest {

  @ParameterizedTest
  @MethodSource("vectors")
  void fillsUpToTheLengthOfTheVector(JsonNode vector) {
    assertThat(Padding.paddedLength(vector.get(0).asInt())).isEqualTo(vector.get(1).asInt());
  }

  @Test
  void allVectorsAreThere() {
    assertThat(vectors()).hasSize(24);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 31, 32, 33, 256, 257, 65_535, 65_536, 65_537, 1 << 20})
  void whatIsPaddedCanBeStripped(int length) {
    byte[] plaintext = new byte[length];
    plaintext[length - 1] = 'z';

    assertThat(Padding.strip(Padding.pad(ByteBuffer.wrap(plaintext))))
        .isEqualTo(ByteBuffer.wrap(plaintext));
  }

  @Test
  void theExtendedPrefixIsOnlyForLengthsThatNeedIt() {
    byte[] padded = new byte[6 + 65_536];
    ByteBuffer.wrap(padded).putInt(2, 65_535);

    assertThat(Padding.strip(padded)).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {0x0000_ffff, 0x7fff_ffff, 0xffff_ffff})
  void aLengthBeyondTheBytesIsNoLength(int length) {
    byte[] padded = new byte[34];
    ByteBuffer.wrap(padded).putInt(2, length);

    assertThat(Padding.strip(padded)).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {33, 64, 65_535})
  void aSizeThatTheLengthDoesNotAskForIsNoPadding(int length) {
    byte[] padded = new byte[34];
    ByteBuffer.wrap(padded).putShort((short) length);

    assertThat(Padding.strip(padded)).isNull();
  }

  private static Stream<JsonNode> vectors() {
    return Nip44Vectors.at("/valid/calc_padded_len");
  }
}
