package dev.kith.model.crypto;

import static dev.kith.model.crypto.Nip44Vectors.bytes32;
import static dev.kith.model.crypto.Nip44Vectors.conversationKey;
import static dev.kith.model.crypto.Nip44Vectors.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kith.model.crypto.Decrypted.Plaintext;
import dev.kith.model.crypto.Decrypted.Unreadable;
import dev.kith.model.event.Bytes32;
import dev.kith.model.secp256k1.NativeSignatures;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class Nip44VectorsTest {

  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry(
              "unknown encryption version",
              "the payload is not base64 but of a later version than 2"),
          Map.entry(
              "unknown encryption version 0",
              "the payload is of version 0, and only 2 is supported"),
          Map.entry("invalid base64", "the payload is not base64 with its padding"),
          Map.entry("invalid MAC", "the payload was changed or is for another pair of keys"),
          Map.entry("invalid padding", "the padding inside the payload is wrong"),
          Map.entry("invalid payload length: 0", length(0)),
          Map.entry("invalid payload length: 4", length(4)),
          Map.entry("invalid payload length: 48", length(48)),
          Map.entry("invalid payload length: 92", length(92)));

  private final Signatures signatures = NativeSignatures.load();

  @ParameterizedTest
  @MethodSource("conversations")
  void bothSidesReadWhatOneOfThemWrote(JsonNode vector) {
    SecretKey one = new SecretKey(bytes32(vector, "sec1"));
    SecretKey other = new SecretKey(bytes32(vector, "sec2"));
    ConversationKey there = ConversationKey.between(signatures, one, signatures.publicKey(other));
    ConversationKey back = ConversationKey.between(signatures, other, signatures.publicKey(one));
    String plaintext = text(vector, "plaintext");
    String payload = text(vector, "payload");

    assertThat(there).isEqualTo(conversationKey(vector)).isEqualTo(back);
    assertThat(Nip44.encrypt(there, bytes32(vector, "nonce"), plaintext)).isEqualTo(payload);
    assertThat(Nip44.decrypt(back, payload)).isEqualTo(new Plaintext(plaintext));
  }

  @ParameterizedTest
  @MethodSource("longMessages")
  void longMessagesHaveTheDigestsOfTheVector(JsonNode vector) {
    String plaintext = text(vector, "pattern").repeat(vector.required("repeat").asInt());
    String payload = Nip44.encrypt(conversationKey(vector), bytes32(vector, "nonce"), plaintext);

    assertThat(sha256(plaintext)).isEqualTo(text(vector, "plaintext_sha256"));
    assertThat(sha256(payload)).isEqualTo(text(vector, "payload_sha256"));
    assertThat(Nip44.decrypt(conversationKey(vector), payload)).isEqualTo(new Plaintext(plaintext));
  }

  /// The table at the end of the NIP, "Extended length prefix test vectors".
  @ParameterizedTest
  @CsvSource({
    "65535, 6d8c2810d1e870fbaa1f0a0937126cca837a15f9260e27060c331d70a3c0bc84",
    "65536, b7b4edb36ba92e267d322d56d9aebc22e7fa96ff52e3c12adc07f07a43cbc616",
    "65537, eeb7c7c5373894ea2c1547cfd3ccb15d5a0b2d619da852e5c79df792dcc9e435"
  })
  void theExtendedPrefixStartsAt65536Bytes(int length, String digest) {
    ConversationKey key =
        new ConversationKey(
            Bytes32.ofHex("c41c775356fd92eadc63ff5a0dc1da211b268cbea22316767095b2871ea1412d"));
    String plaintext = "a".repeat(length);
    String payload = Nip44.encrypt(key, new Bytes32(0, 0, 0, 1), plaintext);

    assertThat(sha256(payload)).isEqualTo(digest);
    assertThat(Nip44.decrypt(key, payload)).isEqualTo(new Plaintext(plaintext));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void anInvalidPayloadIsRefusedForItsFault(JsonNode vector) {
    assertThat(Nip44.decrypt(conversationKey(vector), text(vector, "payload")))
        .isEqualTo(new Unreadable(REASONS.getOrDefault(text(vector, "note"), "")));
  }

  /// The file is older than the extended prefix: of the lengths that it calls invalid, 65,536 and
  /// 100,000 have become valid, and the last one is beyond our own limit.
  @Test
  void noTextIsEmptyOrBeyondTheLimit() {
    ConversationKey key = new ConversationKey(new Bytes32(0, 0, 0, 1));
    assertThat(Nip44Vectors.at("/invalid/encrypt_msg_lengths").map(JsonNode::asInt))
        .containsExactly(0, 65_536, 100_000, 10_000_000);

    IntStream.of(0, 10_000_000)
        .forEach(length ->
            assertThatIllegalArgumentException()
                .isThrownBy(() -> Nip44.encrypt(key, key.value(), "x".repeat(length)))
                .withMessage("expected a text of 1 to 1048576 bytes"));
  }

  @Test
  void allVectorsAreThere() {
    assertThat(conversations()).hasSize(10);
    assertThat(longMessages()).hasSize(3);
    assertThat(unreadable()).hasSize(12);
  }

  private static String length(int characters) {
    return "the payload has %d characters, and version 2 has 132 to 1398196".formatted(characters);
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException(absent);
    }
  }

  private static Stream<JsonNode> conversations() {
    return Nip44Vectors.at("/valid/encrypt_decrypt");
  }

  private static Stream<JsonNode> longMessages() {
    return Nip44Vectors.at("/valid/encrypt_decrypt_long_msg");
  }

  private static Stream<JsonNode> unreadable() {
    return Nip44Vectors.at("/invalid/decrypt");
  }
}
