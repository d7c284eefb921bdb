package dev.kith.wake.provider.webpush;

import dev.kith.wake.push.Endpoint;
import dev.kith.wake.push.Push;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/// What is sent to a push service, for the device to open.
public final class SealedWake {

  /// Texts are made up to that length, so that nothing is told by it.
  private static final int TEXT_BYTES = 128;

  private SealedWake() {}

  /// @throws GeneralSecurityException if the device's keys are none
  public static byte[] of(Push<Endpoint.WebPush> push, SecureRandom random)
      throws GeneralSecurityException {
    Base64.Decoder base64 = Base64.getUrlDecoder();
    byte[] text = "{\"wake\":\"%s\"}".formatted(push.wake()).getBytes(StandardCharsets.US_ASCII);
    byte[] padded = Arrays.copyOf(text, TEXT_BYTES);
    Arrays.fill(padded, text.length, TEXT_BYTES, (byte) ' ');
    byte[] salt = new byte[MessageEncryption.SALT_BYTES];
    random.nextBytes(salt);
    return MessageEncryption.encrypt(
        padded,
        P256.publicKey(base64.decode(push.endpoint().p256dh())),
        base64.decode(push.endpoint().auth().text()),
        P256.generate(),
        salt);
  }
}
