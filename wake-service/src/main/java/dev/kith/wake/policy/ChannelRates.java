package dev.kith.wake.policy;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.kith.wake.push.Channel;
import dev.kith.wake.push.Loudness;
import java.time.Duration;

/// What the push services bear. Each number stays below what its vendor throttles at, so that what
/// waits waits here, where its reason can be told.
///
/// @param rate of one device
/// @param ttl how long the push service is to keep what it cannot bring
/// @param patience how long a device has to drain its mailbox after a push, until another way is
///   tried
public record ChannelRates(Rate rate, Duration ttl, Duration patience) {

  public static ChannelRates of(Channel channel, Loudness loudness) {
    return switch (loudness) {
      case QUIET -> quiet(channel);
      case LOUD -> loud(channel);
    };
  }

  private static ChannelRates quiet(Channel channel) {
    return switch (channel) {
      // Apple: "don't try to send more than two or three per hour".
      case APNS ->
          new ChannelRates(
              new Rate(ofMinutes(20), 3, ofMinutes(20), 60), ofHours(1), ofMinutes(20));
      // FCM, of collapsible messages: 20 at once for each device, one back in 3 minutes.
      case FCM ->
          new ChannelRates(
              new Rate(ofMinutes(3), 10, ofMinutes(3), 200), ofHours(1), ofMinutes(20));
      case WEB_PUSH ->
          new ChannelRates(
              new Rate(ofMinutes(1), 10, ofMinutes(1), 300), ofMinutes(15), ofMinutes(20));
      case WEBHOOK ->
          new ChannelRates(
              new Rate(ofSeconds(5), 30, ofSeconds(5), Rate.NO_CAP), ofMinutes(10), ofSeconds(15));
    };
  }

  private static ChannelRates loud(Channel channel) {
    return switch (channel) {
      case APNS ->
          new ChannelRates(new Rate(ofSeconds(5), 10, ofMinutes(1), 200), ofHours(1), ofMinutes(1));
      // Android 13 and later demote apps whose high priority shows nothing, by 7 days of behaviour.
      case FCM ->
          new ChannelRates(
              new Rate(ofSeconds(5), 10, ofMinutes(3), 100), ofMinutes(10), ofMinutes(1));
      case WEB_PUSH ->
          new ChannelRates(
              new Rate(ofSeconds(5), 10, ofMinutes(1), 200), ofMinutes(15), ofMinutes(1));
      case WEBHOOK ->
          new ChannelRates(
              new Rate(ofSeconds(1), 30, ofSeconds(2), Rate.NO_CAP), ofMinutes(10), ofSeconds(15));
    };
  }
}
