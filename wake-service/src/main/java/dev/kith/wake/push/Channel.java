package dev.kith.wake.push;

/// By whom a device is reached.
public enum Channel {
  APNS,
  FCM,

  /// UnifiedPush too, which has been WebPush since its version 3.
  WEB_PUSH,
  WEBHOOK;

  /// False if a push looks the same to its receiver however urgent it is.
  public boolean hasLoudness() {
    return this != WEBHOOK;
  }
}
