package dev.kith.wake.provider.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Writes JSON Web Tokens (RFC 7519).
public final class Jwt {

  /// How one is signed (RFC 7518, section 3.1).
  public enum Algorithm {
    ES256("SHA256withECDSAinP1363Format"),
    RS256("SHA256withRSA");

    private final String signature;

    Algorithm(String signature) {
      this.signature = signature;
    }
  }

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final JsonMapper JSON = JsonMapper.shared();

  private Jwt() {}

  /// @param header without `alg` and `typ`
  /// @throws IllegalStateException if the key is not for the algorithm
  public static String sign(
      Algorithm algorithm, PrivateKey key, Map<String, Object> header, Map<String, Object> claims) {
    Map<String, Object> all = new LinkedHashMap<>(header);
    all.put("typ", "JWT");
    all.put("alg", algorithm.name());
    String signed = part(all) + "." + part(claims);
    try {
      Signature signature = Signature.getInstance(algorithm.signature);
      signature.initSign(key);
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException wrongKey) {
      throw new IllegalStateException("the key is not one for " + algorithm, wrongKey);
    }
  }

  private static String part(Map<String, Object> content) {
    return BASE64.encodeToString(JSON.writeValueAsBytes(content));
  }
}
