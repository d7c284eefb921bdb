package dev.kith.wake.registration;

import dev.kith.wake.push.Endpoint;
import dev.kith.wake.push.Secret;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an endpoint must be like to be registered. Tokens are of any length, as vendors say, up to
/// a bound. Whether a URL may be called is asked of the one who would call it.
public final class EndpointRules {

  private static final Pattern HEX = Pattern.compile("([0-9a-fA-F]{2}){16,256}");
  private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9.-]{1,255}");
  private static final Pattern TOKEN = Pattern.compile("[!-~]{1,4096}");
  private static final int POINT_BYTES = 65;
  private static final int UNCOMPRESSED = 4;
  private static final int AUTH_BYTES = 16;
  private static final int MOST_SECRETS = 2;
  private static final String SECRET_PREFIX = "whsec_";
  private static final int LEAST_SECRET_BYTES = 24;
  private static final int MOST_SECRET_BYTES = 64;

  private EndpointRules() {}

  /// @return why it is none, in one sentence that shows nothing of it, or null
  public static @Nullable String fault(Endpoint endpoint) {
    return switch (endpoint) {
      case Endpoint.Apns apns -> ofApns(apns);
      case Endpoint.Fcm fcm ->
          TOKEN.matcher(fcm.token().text()).matches() ? null : "expected a token of FCM";
      case Endpoint.WebPush webPush -> ofWebPush(webPush);
      case Endpoint.Webhook webhook -> ofWebhook(webhook);
    };
  }

  private static @Nullable String ofApns(Endpoint.Apns apns) {
    if (!HEX.matcher(apns.token().text()).matches()) {
      return "expected a token of APNs in hex";
    }
    return TOPIC.matcher(apns.topic()).matches() ? null : "expected the app's bundle id as topic";
  }

  private static @Nullable String ofWebPush(Endpoint.WebPush webPush) {
    byte[] point = bytes(webPush.p256dh());
    if (point.length != POINT_BYTES || point[0] != UNCOMPRESSED) {
      return "expected p256dh: 65 bytes in base64url";
    }
    return bytes(webPush.auth().text()).length == AUTH_BYTES
        ? null
        : "expected auth: 16 bytes in base64url";
  }

  private static @Nullable String ofWebhook(Endpoint.Webhook webhook) {
    List<Secret> secrets = webhook.secrets();
    if (secrets.isEmpty() || secrets.size() > MOST_SECRETS) {
      return "a webhook has one secret, or two while one takes the other's place";
    }
    return secrets.stream().allMatch(EndpointRules::isSecret)
        ? null
        : "expected secrets as Standard Webhooks has them: whsec_ and 24 to 64 bytes in base64";
  }

  private static boolean isSecret(Secret secret) {
    if (!secret.text().startsWith(SECRET_PREFIX)) {
      return false;
    }
    try {
      int length =
          Base64.getDecoder().decode(secret.text().substring(SECRET_PREFIX.length())).length;
      return length >= LEAST_SECRET_BYTES && length <= MOST_SECRET_BYTES;
    } catch (IllegalArgumentException unreadable) {
      return false;
    }
  }

  private static byte[] bytes(String base64) {
    try {
      return Base64.getUrlDecoder().decode(base64);
    } catch (IllegalArgumentException unreadable) {
      return new byte[0];
    }
  }
}
