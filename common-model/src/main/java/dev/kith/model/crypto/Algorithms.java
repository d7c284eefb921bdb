package dev.kith.model.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.ChaCha20ParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The algorithms that NIP-44 names, as the JDK has them. Their inputs have the right sizes by the
/// time they come here, so a failure means that this JDK lacks one.
final class Algorithms {

  private Algorithms() {}

  /// The first half of RFC 5869 with SHA-256: 32 bytes.
  static byte[] hkdfExtract(byte[] keyMaterial, byte[] salt) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(
              HKDFParameterSpec.ofExtract().addIKM(keyMaterial).addSalt(salt).extractOnly());
    } catch (GeneralSecurityException absent) {
      throw lacking(absent);
    }
  }

  /// The second half of RFC 5869 with SHA-256.
  static byte[] hkdfExpand(byte[] key, byte[] info, int length) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(HKDFParameterSpec.expandOnly(new SecretKeySpec(key, "HKDF"), info, length));
    } catch (GeneralSecurityException absent) {
      throw lacking(absent);
    }
  }

  /// RFC 8439 with the block counter starting at 0. It is its own inverse.
  static byte[] chaCha20(byte[] key, byte[] nonce, byte[] data, int offset, int length) {
    try {
      Cipher cipher = Cipher.getInstance("ChaCha20");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(key, "ChaCha20"),
          new ChaCha20ParameterSpec(nonce, 0));
      return cipher.doFinal(data, offset, length);
    } catch (GeneralSecurityException absent) {
      throw lacking(absent);
    }
  }

  /// RFC 2104 with SHA-256: 32 bytes.
  static byte[] hmac(byte[] key, byte[] data, int offset, int length) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(data, offset, length);
      return mac.doFinal();
    } catch (GeneralSecurityException absent) {
      throw lacking(absent);
    }
  }

  private static IllegalStateException lacking(GeneralSecurityException absent) {
    return new IllegalStateException(
        "NIP-44 needs HKDF-SHA256, ChaCha20 and HmacSHA256, and this JDK lacks one of them",
        absent);
  }
}
