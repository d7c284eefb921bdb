package dev.kith.model.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kith.model.crypto.Decrypted.Plaintext;
import dev.kith.model.crypto.Decrypted.Unreadable;
import dev.kith.model.event.Bytes32;
import java.util.Base64;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Nip44Test {

  private static final ConversationKey KEY = new ConversationKey(new Bytes32(1, 2, 3, 4));
  private static final ConversationKey OTHER = new ConversationKey(new Bytes32(1, 2, 3, 5));
  private static final Bytes32 NONCE = new Bytes32(5, 6, 7, 8);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyTextComesBack(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    String plaintext = text(random, 1 + random.nextInt(5_000));

    String payload = Nip44.encrypt(KEY, NONCE, plaintext);

    assertThat(Nip44.decrypt(KEY, payload)).isEqualTo(new Plaintext(plaintext));
  }

  @Test
  void theLongestTextComesBack() {
    String plaintext = "x".repeat(Nip44.MAX_PLAINTEXT_BYTES);

    assertThat(Nip44.decrypt(KEY, Nip44.encrypt(KEY, NONCE, plaintext)))
        .isEqualTo(new Plaintext(plaintext));
  }

  @Test
  void theLimitCountsBytesAndNotCharacters() {
    String plaintext = "é".repeat(Nip44.MAX_PLAINTEXT_BYTES / 2 + 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Nip44.encrypt(KEY, NONCE, plaintext))
        .withMessage("expected a text of 1 to 1048576 bytes");
  }

  @Test
  void halfASurrogatePairIsNoText() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Nip44.encrypt(KEY, NONCE, "a\ud800b"))
        .withMessage("a text with half a surrogate pair has no UTF-8");
  }

  @Test
  void anotherKeyReadsNothing() {
    assertThat(Nip44.decrypt(OTHER, Nip44.encrypt(KEY, NONCE, "secret")))
        .isEqualTo(new Unreadable("the payload was changed or is for another pair of keys"));
  }

  @Test
  void aChangedBitAnywhereIsNoticed() {
    byte[] payload = Base64.getDecoder().decode(Nip44.encrypt(KEY, NONCE, "secret"));

    for (int bit = 0; bit < payload.length * 8; bit++) {
      byte[] changed = payload.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);

      assertThat(Nip44.decrypt(KEY, Base64.getEncoder().encodeToString(changed)))
          .as("bit %d", bit)
          .isInstanceOf(Unreadable.class);
    }
  }

  @Test
  void everyPartOfAPayloadIsUnreadable() {
    String payload =
        Nip44.encrypt(KEY, NONCE, "secret of a length that fills two chunks of padding");

    for (int end = 0; end < payload.length(); end++) {
      assertThat(Nip44.decrypt(KEY, payload.substring(0, end)))
          .as("first %d characters", end)
          .isInstanceOf(Unreadable.class);
    }
  }

  @Test
  void base64WithoutItsPaddingIsRefused() {
    String payload = Nip44.encrypt(KEY, NONCE, "x".repeat(33));
    assertThat(payload).endsWith("=");

    assertThat(Nip44.decrypt(KEY, payload.replace("=", "")))
        .isEqualTo(new Unreadable("the payload is not base64 with its padding"));
  }

  @Test
  void bytesThatAreNoUtf8AreNoText() {
    byte[] padded = new byte[34];
    padded[1] = 1;
    padded[2] = (byte) 0xff;

    assertThat(Nip44.decrypt(KEY, sealed(padded)))
        .isEqualTo(new Unreadable("the text inside the payload is not UTF-8"));
  }

  @Test
  void aPayloadWithoutRoomForAMessageIsRefused() {
    byte[] short98 = new byte[98];
    short98[0] = 2;

    assertThat(Nip44.decrypt(KEY, Base64.getEncoder().encodeToString(short98)))
        .isEqualTo(new Unreadable("the payload has 98 bytes, and version 2 has 99 or more"));
  }

  /// A payload whose MAC is right whatever is inside.
  private static String sealed(byte[] padded) {
    MessageKeys keys = MessageKeys.of(KEY, NONCE);
    byte[] payload = new byte[33 + padded.length + 32];
    payload[0] = 2;
    NONCE.writeTo(payload, 1);
    byte[] ciphertext =
        Algorithms.chaCha20(keys.cipherKey(), keys.cipherNonce(), padded, 0, padded.length);
    System.arraycopy(ciphertext, 0, payload, 33, padded.length);
    byte[] mac = Algorithms.hmac(keys.macKey(), payload, 1, 32 + padded.length);
    System.arraycopy(mac, 0, payload, 33 + padded.length, 32);
    return Base64.getEncoder().encodeToString(payload);
  }

  private static String text(SplittableRandom random, int codePoints) {
    return random
        .ints(codePoints, 0, Character.MAX_CODE_POINT + 1)
        .map(c -> Character.getType(c) == Character.SURROGATE ? 'a' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
