package dev.kith.wake.runtime;

import dev.kith.wake.provider.PushProvider;
import dev.kith.wake.push.Channel;
import dev.kith.wake.push.Endpoint;
import dev.kith.wake.push.Push;
import dev.kith.wake.push.PushOutcome;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// The push services that the operator has configured.
///
/// @param apns null without a team of developers
/// @param fcm null without a service account
/// @param webPush null without a key for push services
public record Providers(
    @Nullable PushProvider<Endpoint.Apns> apns,
    @Nullable PushProvider<Endpoint.Fcm> fcm,
    @Nullable PushProvider<Endpoint.WebPush> webPush,
    PushProvider<Endpoint.Webhook> webhook) {

  Mono<PushOutcome> push(Push<Endpoint> push) {
    return switch (push.endpoint()) {
      case Endpoint.Apns endpoint ->
          apns == null ? missing(Channel.APNS) : apns.push(push.to(endpoint));
      case Endpoint.Fcm endpoint ->
          fcm == null ? missing(Channel.FCM) : fcm.push(push.to(endpoint));
      case Endpoint.WebPush endpoint ->
          webPush == null ? missing(Channel.WEB_PUSH) : webPush.push(push.to(endpoint));
      case Endpoint.Webhook endpoint -> webhook.push(push.to(endpoint));
    };
  }

  private static Mono<PushOutcome> missing(Channel channel) {
    return Mono.just(new PushOutcome.FixConfig(channel + " is not configured"));
  }
}
