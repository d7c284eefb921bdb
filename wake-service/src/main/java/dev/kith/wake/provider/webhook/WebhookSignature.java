package dev.kith.wake.provider.webhook;

import dev.kith.wake.push.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs requests as the specification of Standard Webhooks wants it: HMAC-SHA256 over id, time and
/// body, once for each secret.
final class WebhookSignature {

  private static final String PREFIX = "whsec_";

  private WebhookSignature() {}

  static Map<String, String> headers(String id, Instant now, byte[] body, List<Secret> secrets)
      throws GeneralSecurityException {
    String timestamp = Long.toString(now.getEpochSecond());
    ByteArrayOutputStream signed = new ByteArrayOutputStream();
    signed.writeBytes((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
    signed.writeBytes(body);
    StringBuilder signatures = new StringBuilder();
    for (Secret secret : secrets) {
      signatures.append(signatures.isEmpty() ? "" : " ");
      signatures.append("v1,").append(signature(secret, signed.toByteArray()));
    }
    return Map.of(
        "content-type",
        "application/json",
        "webhook-id",
        id,
        "webhook-timestamp",
        timestamp,
        "webhook-signature",
        signatures.toString());
  }

  private static String signature(Secret secret, byte[] signed) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key(secret), "HmacSHA256"));
    return Base64.getEncoder().encodeToString(mac.doFinal(signed));
  }

  private static byte[] key(Secret secret) {
    if (!secret.text().startsWith(PREFIX)) {
      throw new IllegalArgumentException("expected " + PREFIX);
    }
    return Base64.getDecoder().decode(secret.text().substring(PREFIX.length()));
  }
}
