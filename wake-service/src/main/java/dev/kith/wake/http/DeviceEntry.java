package dev.kith.wake.http;

import dev.kith.wake.registration.Registration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A registered device. Where it is reached is not told, not even to its owner, who has said it.
///
/// @param id by which the history of wakes speaks of it
/// @param channel `apns`, `fcm`, `web_push` or `webhook`
/// @param expiresAt when it is forgotten unless it is registered again
record DeviceEntry(
    UUID id,
    String name,
    int rank,
    String session,
    String channel,
    boolean loud,
    DeviceBody.@Nullable Quiet quietHours,
    Instant registeredAt,
    Instant expiresAt) {

  static DeviceEntry of(Registration device) {
    return new DeviceEntry(
        device.id().value(),
        device.name(),
        device.rank(),
        device.session(),
        device.endpoint().channel().name().toLowerCase(Locale.ROOT),
        device.loud(),
        device.quietHours() == null ? null : DeviceBody.Quiet.of(device.quietHours()),
        device.tokenSetAt(),
        device.expiresAt());
  }
}
