package dev.kith.testkit.push;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// What a browser or a distributor of UnifiedPush hands to an app, with the keys by which it reads
/// what it is sent (RFC 8291).
public final class Subscription {

  private static final int SALT = 16;
  private static final int AUTH = 16;
  private static final int KEY_AT = SALT + Integer.BYTES + 1;
  private static final int TAG_BITS = 128;

  private final URI endpoint;
  private final KeyPair keys = Points.generate();
  private final byte[] auth = new byte[AUTH];

  Subscription(URI endpoint) {
    this.endpoint = endpoint;
    new SecureRandom().nextBytes(auth);
  }

  public URI endpoint() {
    return endpoint;
  }

  /// The public key, in base64url.
  public String p256dh() {
    return base64(Points.write(keys));
  }

  /// The shared secret, in base64url.
  public String auth() {
    return base64(auth);
  }

  /// Reads what [Message] came encrypted as.
  String decrypt(byte[] body) throws GeneralSecurityException {
    byte[] salt = Arrays.copyOf(body, SALT);
    byte[] sender = Arrays.copyOfRange(body, KEY_AT, KEY_AT + Points.BYTES);
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(keys.getPrivate());
    agreement.doPhase(Points.read(sender), true);
    byte[] info =
        ByteBuffer.allocate(14 + 2 * Points.BYTES)
            .put("WebPush: info\0".getBytes(StandardCharsets.US_ASCII))
            .put(Points.write(keys))
            .put(sender)
            .array();
    byte[] secret = derive(auth, agreement.generateSecret(), info, 32);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(
            derive(
                salt,
                secret,
                "Content-Encoding: aes128gcm\0".getBytes(StandardCharsets.US_ASCII),
                16),
            "AES"),
        new GCMParameterSpec(
            TAG_BITS,
            derive(
                salt,
                secret,
                "Content-Encoding: nonce\0".getBytes(StandardCharsets.US_ASCII),
                12)));
    byte[] padded =
        cipher.doFinal(body, KEY_AT + Points.BYTES, body.length - KEY_AT - Points.BYTES);
    int end = padded.length - 1;
    while (padded[end] == 0) {
      end--;
    }
    if (padded[end] != 2) {
      throw new GeneralSecurityException("expected the last record");
    }
    return new String(padded, 0, end, StandardCharsets.UTF_8);
  }

  private static byte[] derive(byte[] salt, byte[] secret, byte[] info, int length)
      throws GeneralSecurityException {
    return KDF.getInstance("HKDF-SHA256")
        .deriveData(
            HKDFParameterSpec.ofExtract().addSalt(salt).addIKM(secret).thenExpand(info, length));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
