package dev.kith.wake.push;

import java.net.URI;
import java.util.List;

/// Where a device is reached. Whoever knows it may disturb its owner, so it is never printed.
public sealed interface Endpoint {

  Channel channel();

  /// @param token as the system gave it to the app, in hex
  /// @param topic the app's bundle id
  record Apns(Secret token, String topic, Environment environment) implements Endpoint {

    /// For which of Apple's two services a token was given out.
    public enum Environment {
      PRODUCTION,
      SANDBOX;

      public Environment other() {
        return this == PRODUCTION ? SANDBOX : PRODUCTION;
      }
    }

    @Override
    public Channel channel() {
      return Channel.APNS;
    }
  }

  /// @param token of the app's installation, of any length
  record Fcm(Secret token) implements Endpoint {

    @Override
    public Channel channel() {
      return Channel.FCM;
    }
  }

  /// A subscription (RFC 8030), with the keys of RFC 8291 in base64url.
  ///
  /// @param p256dh the device's public key, 65 bytes
  /// @param auth what the device and this service share, 16 bytes
  record WebPush(URI url, String p256dh, Secret auth) implements Endpoint {

    @Override
    public Channel channel() {
      return Channel.WEB_PUSH;
    }

    @Override
    public String toString() {
      return "WebPush[" + url.getHost() + "]";
    }
  }

  /// @param secrets what requests are signed with; two of them while one takes the other's place
  record Webhook(URI url, List<Secret> secrets) implements Endpoint {

    public Webhook {
      secrets = List.copyOf(secrets);
    }

    @Override
    public Channel channel() {
      return Channel.WEBHOOK;
    }

    @Override
    public String toString() {
      return "Webhook[" + url.getHost() + "]";
    }
  }
}
