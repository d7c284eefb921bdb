package dev.kith.wake.provider.webpush;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts what only the device is to read (RFC 8291), as one record of `aes128gcm` (RFC 8188).
final class MessageEncryption {

  static final int SALT_BYTES = 16;

  private static final int KEY_BYTES = 16;
  private static final int NONCE_BYTES = 12;
  private static final int SECRET_BYTES = 32;
  private static final int TAG_BITS = 128;
  private static final int HEADER_BYTES = SALT_BYTES + Integer.BYTES + 1 + P256.POINT_BYTES;
  private static final int RECORD_BYTES = 4096;
  private static final byte LAST_RECORD = 2;

  private MessageEncryption() {}

  /// @param device its public key
  /// @param auth what the device and this service share
  /// @param own a key pair for this message alone
  /// @param salt for this message alone
  static byte[] encrypt(byte[] text, ECPublicKey device, byte[] auth, KeyPair own, byte[] salt)
      throws GeneralSecurityException {
    byte[] point = P256.point((ECPublicKey) own.getPublic());
    byte[] shared = P256.agree(own.getPrivate(), device);
    byte[] secret =
        derive(
            auth, shared, concat(label("WebPush: info"), P256.point(device), point), SECRET_BYTES);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        new SecretKeySpec(
            derive(salt, secret, label("Content-Encoding: aes128gcm"), KEY_BYTES), "AES"),
        new GCMParameterSpec(
            TAG_BITS, derive(salt, secret, label("Content-Encoding: nonce"), NONCE_BYTES)));
    byte[] sealed = cipher.doFinal(concat(text, new byte[] {LAST_RECORD}));
    return ByteBuffer.allocate(HEADER_BYTES + sealed.length)
        .put(salt)
        .putInt(RECORD_BYTES)
        .put((byte) P256.POINT_BYTES)
        .put(point)
        .put(sealed)
        .array();
  }

  private static byte[] derive(byte[] salt, byte[] secret, byte[] info, int length)
      throws GeneralSecurityException {
    return KDF.getInstance("HKDF-SHA256")
        .deriveData(
            HKDFParameterSpec.ofExtract().addIKM(secret).addSalt(salt).thenExpand(info, length));
  }

  private static byte[] label(String text) {
    return (text + '\0').getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] concat(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteBuffer all = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      all.put(part);
    }
    return all.array();
  }
}
