package dev.kith.testkit.push;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A token as a service gets it (RFC 7519).
///
/// @param claims what it says, if it is genuine
record JsonWebToken(JsonNode claims, boolean isGenuine) {

  private static final int PARTS = 3;

  /// @param algorithm Java's name of how it must be signed
  static JsonWebToken read(String text, String algorithm, PublicKey key)
      throws GeneralSecurityException {
    List<String> parts = List.of(text.split("\\.", -1));
    if (parts.size() != PARTS) {
      throw new GeneralSecurityException("no token");
    }
    Base64.Decoder base64 = Base64.getUrlDecoder();
    Signature signature = Signature.getInstance(algorithm);
    signature.initVerify(key);
    signature.update((parts.get(0) + "." + parts.get(1)).getBytes(StandardCharsets.US_ASCII));
    return new JsonWebToken(
        JsonMapper.shared().readTree(base64.decode(parts.get(1))),
        signature.verify(base64.decode(parts.get(2))));
  }

  String text(String claim) {
    return claims.path(claim).asString("");
  }

  long number(String claim) {
    return claims.path(claim).asLong(0);
  }
}
