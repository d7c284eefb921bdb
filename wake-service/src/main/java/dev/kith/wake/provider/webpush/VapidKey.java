package dev.kith.wake.provider.webpush;

import dev.kith.wake.provider.token.Jwt;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/// The key by which push services know this service (RFC 8292).
///
/// @param point the public key in base64url, which apps give when they subscribe
/// @param contact whom a push service may write to: `mailto:` or `https:`
public record VapidKey(PrivateKey key, String point, String contact) {

  /// At most a day is allowed; half of it leaves room for clocks that differ.
  private static final Duration VALID = Duration.ofHours(12);

  /// @param number the private key in base64url, as other tools write it
  /// @throws IllegalArgumentException in one sentence, which says nothing of the key
  public static VapidKey of(String number, String point, String contact) {
    try {
      Base64.Decoder base64 = Base64.getUrlDecoder();
      String known =
          Base64.getUrlEncoder()
              .withoutPadding()
              .encodeToString(P256.point(P256.publicKey(base64.decode(point))));
      return new VapidKey(P256.privateKey(base64.decode(number)), known, contact);
    } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
      throw new IllegalArgumentException("expected a key pair of P-256 in base64url", unreadable);
    }
  }

  /// The value of the header `Authorization` for a push service.
  String authorization(URI endpoint, Instant now) {
    String token =
        Jwt.sign(
            Jwt.Algorithm.ES256,
            key,
            Map.of(),
            Map.of(
                "aud", origin(endpoint),
                "exp", now.plus(VALID).getEpochSecond(),
                "sub", contact));
    return "vapid t=" + token + ", k=" + point;
  }

  static String origin(URI endpoint) {
    return endpoint.getScheme() + "://" + endpoint.getRawAuthority();
  }

  @Override
  public String toString() {
    return "VapidKey[" + point + "]";
  }
}
