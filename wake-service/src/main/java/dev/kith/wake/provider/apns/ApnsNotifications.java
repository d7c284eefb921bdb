package dev.kith.wake.provider.apns;

import com.eatthepath.pushy.apns.DeliveryPriority;
import com.eatthepath.pushy.apns.PushType;
import com.eatthepath.pushy.apns.util.SimpleApnsPushNotification;
import dev.kith.wake.push.Endpoint;
import dev.kith.wake.push.Push;
import java.time.Instant;

/// What is sent to Apple: a background push, or an alert that the app's notification extension
/// handles ("Pushing background updates to your app", "Modifying content in newly delivered
/// notifications").
final class ApnsNotifications {

  private ApnsNotifications() {}

  static SimpleApnsPushNotification of(Push<Endpoint.Apns> push, Instant now) {
    return switch (push.loudness()) {
      case QUIET ->
          notification(
              push,
              "{\"aps\":{\"content-available\":1},\"wake\":\"%s\"}".formatted(push.wake()),
              now,
              DeliveryPriority.CONSERVE_POWER,
              PushType.BACKGROUND);
      case LOUD ->
          notification(
              push,
              "{\"aps\":{\"alert\":{\"body\":\"%s\"},\"mutable-content\":1},\"wake\":\"%s\"}"
                  .formatted(Push.ALERT, push.wake()),
              now,
              DeliveryPriority.IMMEDIATE,
              PushType.ALERT);
    };
  }

  private static SimpleApnsPushNotification notification(
      Push<Endpoint.Apns> push,
      String payload,
      Instant now,
      DeliveryPriority priority,
      PushType type) {
    return new SimpleApnsPushNotification(
        push.endpoint().token().text(),
        push.endpoint().topic(),
        payload,
        now.plus(push.ttl()),
        priority,
        type,
        Push.COLLAPSE,
        push.wake().value());
  }
}
