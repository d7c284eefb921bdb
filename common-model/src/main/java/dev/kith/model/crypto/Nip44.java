package dev.kith.model.crypto;

import dev.kith.model.crypto.Decrypted.Plaintext;
import dev.kith.model.crypto.Decrypted.Unreadable;
import dev.kith.model.event.Bytes32;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// NIP-44 version 2. A payload is base64 of a version byte, a nonce of 32 bytes, the ciphertext and
/// a MAC of 32 bytes over nonce and ciphertext. The signature of the event around it is checked
/// before anything is decrypted; that is the caller's.
public final class Nip44 {

  /// The longest plaintext, in bytes of UTF-8. The NIP allows 4 GiB and asks for a limit of one's
  /// own; this one lies far above what relays take as one event.
  public static final int MAX_PLAINTEXT_BYTES = 1 << 20;

  private static final byte VERSION = 2;
  private static final int NONCE = 1;
  private static final int CIPHERTEXT = 33;
  private static final int MAC = 32;
  private static final int MIN_BYTES = rawLength(1);
  private static final int MIN_CHARS = base64Length(MIN_BYTES);
  private static final int MAX_CHARS = base64Length(rawLength(MAX_PLAINTEXT_BYTES));

  private Nip44() {}

  /// Encrypts a text.
  ///
  /// @param nonce 32 fresh bytes of a [java.security.SecureRandom]; one that is used twice gives
  ///   both messages away
  /// @throws IllegalArgumentException if the text is empty, longer than [#MAX_PLAINTEXT_BYTES] or
  ///   holds half a surrogate pair
  public static String encrypt(ConversationKey key, Bytes32 nonce, String plaintext) {
    byte[] padded = Padding.pad(utf8(plaintext));
    MessageKeys keys = MessageKeys.of(key, nonce);
    byte[] ciphertext =
        Algorithms.chaCha20(keys.cipherKey(), keys.cipherNonce(), padded, 0, padded.length);
    byte[] payload = new byte[CIPHERTEXT + ciphertext.length + MAC];
    payload[0] = VERSION;
    nonce.writeTo(payload, NONCE);
    System.arraycopy(ciphertext, 0, payload, CIPHERTEXT, ciphertext.length);
    System.arraycopy(mac(keys, payload), 0, payload, payload.length - MAC, MAC);
    return Base64.getEncoder().encodeToString(payload);
  }

  /// Decrypts what [#encrypt] made.
  public static Decrypted decrypt(ConversationKey key, String payload) {
    if (payload.startsWith("#")) {
      return new Unreadable("the payload is not base64 but of a later version than 2");
    }
    if (payload.length() < MIN_CHARS || payload.length() > MAX_CHARS) {
      return new Unreadable(
          "the payload has %d characters, and version 2 has %d to %d"
              .formatted(payload.length(), MIN_CHARS, MAX_CHARS));
    }
    byte[] decoded = decodeBase64(payload);
    return decoded == null
        ? new Unreadable("the payload is not base64 with its padding")
        : decrypt(key, decoded);
  }

  private static Decrypted decrypt(ConversationKey key, byte[] payload) {
    if (payload[0] != VERSION) {
      return new Unreadable(
          "the payload is of version %d, and only 2 is supported".formatted(payload[0] & 0xff));
    }
    if (payload.length < MIN_BYTES) {
      return new Unreadable(
          "the payload has %d bytes, and version 2 has %d or more"
              .formatted(payload.length, MIN_BYTES));
    }
    MessageKeys keys = MessageKeys.of(key, Bytes32.of(payload, NONCE));
    int macAt = payload.length - MAC;
    byte[] claimed = Arrays.copyOfRange(payload, macAt, payload.length);
    if (!MessageDigest.isEqual(mac(keys, payload), claimed)) {
      return new Unreadable("the payload was changed or is for another pair of keys");
    }
    return plaintext(
        Padding.strip(
            Algorithms.chaCha20(
                keys.cipherKey(), keys.cipherNonce(), payload, CIPHERTEXT, macAt - CIPHERTEXT)));
  }

  private static byte @Nullable [] decodeBase64(String payload) {
    try {
      return payload.length() % 4 == 0 ? Base64.getDecoder().decode(payload) : null;
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  private static Decrypted plaintext(@Nullable ByteBuffer utf8) {
    if (utf8 == null) {
      return new Unreadable("the padding inside the payload is wrong");
    }
    try {
      return new Plaintext(StandardCharsets.UTF_8.newDecoder().decode(utf8).toString());
    } catch (CharacterCodingException malformed) {
      return new Unreadable("the text inside the payload is not UTF-8");
    }
  }

  private static ByteBuffer utf8(String plaintext) {
    try {
      // No text has fewer bytes than chars: a giant is turned away before it is copied.
      if (!plaintext.isEmpty() && plaintext.length() <= MAX_PLAINTEXT_BYTES) {
        ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(plaintext));
        if (bytes.remaining() <= MAX_PLAINTEXT_BYTES) {
          return bytes;
        }
      }
    } catch (CharacterCodingException malformed) {
      throw new IllegalArgumentException(
          "a text with half a surrogate pair has no UTF-8", malformed);
    }
    throw new IllegalArgumentException(
        "expected a text of 1 to %d bytes".formatted(MAX_PLAINTEXT_BYTES));
  }

  /// The MAC over nonce and ciphertext, which lie side by side in the payload.
  private static byte[] mac(MessageKeys keys, byte[] payload) {
    return Algorithms.hmac(keys.macKey(), payload, NONCE, payload.length - MAC - NONCE);
  }

  private static int rawLength(int plaintextLength) {
    return CIPHERTEXT + Padding.paddedLengthWithPrefix(plaintextLength) + MAC;
  }

  private static int base64Length(int bytes) {
    return (bytes + 2) / 3 * 4;
  }
}
