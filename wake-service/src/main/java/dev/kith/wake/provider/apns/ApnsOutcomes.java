package dev.kith.wake.provider.apns;

import com.eatthepath.pushy.apns.PushNotificationResponse;
import dev.kith.wake.push.PushOutcome;
import dev.kith.wake.push.PushOutcome.Retry;
import java.time.Duration;

/// What Apple's answers mean ("Handling notification responses from APNs").
final class ApnsOutcomes {

  static final String BAD_TOKEN = "BadDeviceToken";

  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int GONE = 410;
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;

  /// Apple wants a provider's token renewed no more often than that.
  private static final Duration TOKEN_PAUSE = Duration.ofMinutes(20);

  private static final Duration DEVICE_PAUSE = Duration.ofMinutes(1);

  private ApnsOutcomes() {}

  static PushOutcome of(PushNotificationResponse<?> response) {
    if (response.isAccepted()) {
      return PushOutcome.Accepted.HERE;
    }
    String reason = response.getRejectionReason().orElse("");
    return of(
        response.getStatusCode(),
        reason,
        new PushOutcome.DropToken(reason, response.getTokenInvalidationTimestamp().orElse(null)));
  }

  private static PushOutcome of(int status, String reason, PushOutcome dropped) {
    if (status >= SERVER_ERROR) {
      return Retry.ofProvider(reason, null);
    }
    return switch (status) {
      case GONE -> dropped;
      case TOO_MANY ->
          reason.equals("TooManyProviderTokenUpdates")
              ? Retry.ofProvider(reason, TOKEN_PAUSE)
              : Retry.ofDevice(reason, DEVICE_PAUSE);
      case BAD_REQUEST ->
          reason.equals(BAD_TOKEN) || reason.equals("DeviceTokenNotForTopic")
              ? new PushOutcome.Suspect(reason)
              : new PushOutcome.FixConfig(reason);
      case FORBIDDEN ->
          reason.equals("ExpiredProviderToken")
              ? Retry.ofProvider(reason, null)
              : new PushOutcome.FixConfig(reason);
      default -> new PushOutcome.FixConfig(reason);
    };
  }
}
