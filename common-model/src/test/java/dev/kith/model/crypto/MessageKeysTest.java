package dev.kith.model.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class MessageKeysTest {

  private static final ConversationKey KEY =
      Nip44Vectors.conversationKey(Nip44Vectors.one("/valid/get_message_keys"));

  @ParameterizedTest
  @MethodSource("vectors")
  void areTheKeysOfTheVector(JsonNode vector) {
    MessageKeys keys = MessageKeys.of(KEY, Nip44Vectors.bytes32(vector, "nonce"));

    assertThat(hex(keys.cipherKey())).isEqualTo(Nip44Vectors.text(vector, "chacha_key"));
    assertThat(hex(keys.cipherNonce())).isEqualTo(Nip44Vectors.text(vector, "chacha_nonce"));
    assertThat(hex(keys.macKey())).isEqualTo(Nip44Vectors.text(vector, "hmac_key"));
  }

  @Test
  void allVectorsAreThere() {
    assertThat(vectors()).hasSize(32);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static Stream<JsonNode> vectors() {
    return Nip44Vectors.at("/valid/get_message_keys/keys");
  }
}
