package dev.kith.wake.push;

/// How much a push asks of a device.
public enum Loudness {

  /// Comes when it suits the device: a background push (APNs), normal priority (FCM, WebPush).
  QUIET,

  /// Comes at once, and may be seen: an alert (APNs), high priority (FCM, WebPush).
  LOUD
}
