package dev.kith.wake.runtime;

import com.eatthepath.pushy.apns.ApnsClientBuilder;
import dev.kith.servicekit.startup.StartRefused;
import dev.kith.wake.provider.apns.ApnsProvider;
import dev.kith.wake.provider.apns.ApnsSettings;
import dev.kith.wake.provider.fcm.FcmAccount;
import dev.kith.wake.provider.fcm.FcmProvider;
import dev.kith.wake.provider.outbound.HostLookup;
import dev.kith.wake.provider.outbound.Outbound;
import dev.kith.wake.provider.webhook.WebhookChallenge;
import dev.kith.wake.provider.webhook.WebhookProvider;
import dev.kith.wake.provider.webpush.VapidKey;
import dev.kith.wake.provider.webpush.WebPushProvider;
import dev.kith.wake.push.Endpoint.Apns.Environment;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Schedulers;

/// The push services that the operator has configured.
@Configuration(proxyBeanMethods = false)
class ProviderConfiguration {

  private static final int APNS_CONNECTIONS = 2;
  private static final int APNS_IN_FLIGHT = 2_000;

  /// To addresses that agents have named.
  @Bean
  Outbound anybody(WakeProperties properties, InstantSource clock) {
    return Outbound.toAnybody(
        properties.webhooks().policy(), HostLookup.SYSTEM, options(properties), clock);
  }

  @Bean
  WebhookChallenge webhookChallenge(Outbound anybody, InstantSource clock) {
    return new WebhookChallenge(anybody, clock, new SecureRandom());
  }

  @Bean
  Providers providers(WakeProperties properties, Outbound anybody, InstantSource clock) {
    return new Providers(
        apns(properties, clock),
        fcm(properties, clock),
        webPush(properties.webPush(), anybody, clock),
        new WebhookProvider(anybody, clock));
  }

  @Bean
  PushDesk pushDesk(Providers providers, InstantSource clock, MeterRegistry meters) {
    return new PushDesk(providers, clock, meters);
  }

  private static @Nullable ApnsProvider apns(WakeProperties properties, InstantSource clock) {
    WakeProperties.Apns apns = properties.apns();
    if (apns.teamId() == null || apns.keyId() == null || apns.key() == null) {
      all("apns", apns.teamId(), apns.keyId(), apns.key());
      return null;
    }
    ApnsSettings settings =
        new ApnsSettings(
            apns.teamId(),
            apns.keyId(),
            apns.key(),
            Map.of(
                Environment.PRODUCTION, host(ApnsClientBuilder.PRODUCTION_APNS_HOST),
                Environment.SANDBOX, host(ApnsClientBuilder.DEVELOPMENT_APNS_HOST)),
            APNS_CONNECTIONS,
            APNS_IN_FLIGHT,
            properties.webhooks().patience(),
            List.of());
    try {
      return new ApnsProvider(settings, clock);
    } catch (IllegalArgumentException unusable) {
      throw new StartRefused("kith.wake.apns.key: " + unusable.getMessage());
    }
  }

  private static InetSocketAddress host(String name) {
    return InetSocketAddress.createUnresolved(name, ApnsClientBuilder.DEFAULT_APNS_PORT);
  }

  private static @Nullable FcmProvider fcm(WakeProperties properties, InstantSource clock) {
    WakeProperties.Fcm fcm = properties.fcm();
    if (fcm.account() == null) {
      return null;
    }
    try {
      return new FcmProvider(
          FcmAccount.ofJson(fcm.account()),
          fcm.api(),
          Outbound.toNamed(options(properties), clock),
          clock);
    } catch (IllegalArgumentException unusable) {
      throw new StartRefused("kith.wake.fcm.account: " + unusable.getMessage());
    }
  }

  private static @Nullable WebPushProvider webPush(
      WakeProperties.WebPush webPush, Outbound anybody, InstantSource clock) {
    if (webPush.privateKey() == null || webPush.publicKey() == null || webPush.contact() == null) {
      all("web-push", webPush.privateKey(), webPush.publicKey(), webPush.contact());
      return null;
    }
    try {
      return new WebPushProvider(
          VapidKey.of(webPush.privateKey().text(), webPush.publicKey(), webPush.contact()),
          anybody,
          clock,
          new SecureRandom(),
          Schedulers.boundedElastic());
    } catch (IllegalArgumentException unusable) {
      throw new StartRefused("kith.wake.web-push: " + unusable.getMessage());
    }
  }

  /// Half a configuration is a mistake.
  private static void all(String part, @Nullable Object... values) {
    for (Object value : values) {
      if (value != null) {
        throw new StartRefused(
            "All options below kith.wake.%s are needed, or none.".formatted(part));
      }
    }
  }

  private static Outbound.Options options(WakeProperties properties) {
    return new Outbound.Options(properties.webhooks().patience(), List.of());
  }
}
