package dev.kith.wake.provider.token;

import dev.kith.wake.push.Secret;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/// Reads private keys as vendors hand them out: PKCS 8 in the form of RFC 7468.
public final class Pem {

  private Pem() {}

  /// @param algorithm `EC` or `RSA`
  /// @throws IllegalArgumentException in one sentence, which says nothing of the key
  public static PrivateKey privateKey(Secret pem, String algorithm) {
    String content = pem.text().replaceAll("-----[A-Z ]+-----|\\s", "");
    try {
      return KeyFactory.getInstance(algorithm)
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(content)));
    } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
      throw new IllegalArgumentException(
          "expected a private key (" + algorithm + ") in PEM, as PKCS 8", unreadable);
    }
  }
}
