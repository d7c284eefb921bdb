package dev.kith.wake.store;

import dev.kith.wake.push.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// Encrypts what is kept of endpoints (AES-256-GCM), so that a copy of the database lets nobody
/// disturb anybody. What is sealed is bound to its owner: in another row it does not open.
public final class Seal {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SealingKeys keys;
  private final SecureRandom random;

  public Seal(SealingKeys keys, SecureRandom random) {
    this.keys = keys;
    this.random = random;
  }

  /// @param owner what it belongs to, which is not encrypted
  /// @return the id of the key, a dot, and in base64url nonce and ciphertext
  public String close(Secret secret, String owner) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, keys.currentKey(), nonce, owner);
      byte[] closed = cipher.doFinal(secret.text().getBytes(StandardCharsets.UTF_8));
      byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + closed.length);
      System.arraycopy(closed, 0, all, NONCE_BYTES, closed.length);
      return keys.current() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("AES-GCM is part of every JDK", impossible);
    }
  }

  /// @throws SealBroken if it was not closed for that owner, or with none of the keys
  public Secret open(String sealed, String owner) throws SealBroken {
    int dot = sealed.indexOf('.');
    SecretKey key = dot < 0 ? null : keys.find(sealed.substring(0, dot));
    if (key == null) {
      throw new SealBroken("it is sealed with a key that is not configured");
    }
    try {
      byte[] all = Base64.getUrlDecoder().decode(sealed.substring(dot + 1));
      byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
      byte[] opened =
          cipher(Cipher.DECRYPT_MODE, key, nonce, owner)
              .doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
      return new Secret(new String(opened, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException | IllegalArgumentException spoilt) {
      throw new SealBroken("it is spoilt, or belongs to another");
    }
  }

  /// True if it is not sealed with the current key.
  public boolean isOld(String sealed) {
    return !sealed.startsWith(keys.current() + ".");
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String owner)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
