package dev.kith.wake.push;

import java.time.Duration;

/// What a push service is to bring to a device. It says that something is there, never what.
///
/// @param ttl how long the push service is to try
public record Push<E extends Endpoint>(WakeId wake, E endpoint, Loudness loudness, Duration ttl) {

  /// What a person is shown where the platform shows something. Always the same, so that the push
  /// service learns nothing from it.
  public static final String ALERT = "New messages";

  /// A push that waits at the push service gives way to one of the same name.
  public static final String COLLAPSE = "wake";

  /// The same, to another endpoint.
  public <F extends Endpoint> Push<F> to(F other) {
    return new Push<>(wake, other, loudness, ttl);
  }
}
