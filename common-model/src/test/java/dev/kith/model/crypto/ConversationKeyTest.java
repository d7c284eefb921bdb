package dev.kith.model.crypto;

import static dev.kith.model.crypto.Nip44Vectors.bytes32;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kith.model.event.PublicKey;
import dev.kith.model.secp256k1.NativeSignatures;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class ConversationKeyTest {

  private final Signatures signatures = NativeSignatures.load();

  @ParameterizedTest
  @MethodSource("valid")
  void isTheKeyOfTheVector(JsonNode vector) {
    assertThat(between(vector)).isEqualTo(Nip44Vectors.conversationKey(vector));
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void thereIsNoneWithAnInvalidKey(JsonNode vector) {
    String fault =
        Nip44Vectors.text(vector, "note").startsWith("sec1")
            ? "a secret key is neither zero nor beyond the group order"
            : "no point of the curve has the public key " + Nip44Vectors.text(vector, "pub2");

    assertThatIllegalArgumentException().isThrownBy(() -> between(vector)).withMessage(fault);
  }

  @Test
  void allVectorsAreThere() {
    assertThat(valid()).hasSize(35);
    assertThat(invalid()).hasSize(8);
  }

  @Test
  void isNeverPrinted() {
    ConversationKey key = between(valid().findFirst().orElseThrow());

    assertThat(key.toString()).isEqualTo("ConversationKey[hidden]");
  }

  private ConversationKey between(JsonNode vector) {
    return ConversationKey.between(
        signatures, new SecretKey(bytes32(vector, "sec1")), new PublicKey(bytes32(vector, "pub2")));
  }

  private static Stream<JsonNode> valid() {
    return Nip44Vectors.at("/valid/get_conversation_key");
  }

  private static Stream<JsonNode> invalid() {
    return Nip44Vectors.at("/invalid/get_conversation_key");
  }
}
