package dev.kith.wake;

import dev.kith.testkit.push.MockFcm;
import dev.kith.testkit.push.MockWebPush;
import dev.kith.wake.provider.Pushes;
import dev.kith.wake.provider.apns.ApnsProvider;
import dev.kith.wake.provider.apns.AppleServer;
import dev.kith.wake.provider.fcm.FcmAccount;
import dev.kith.wake.provider.fcm.FcmProvider;
import dev.kith.wake.provider.outbound.AddressPolicy;
import dev.kith.wake.provider.outbound.HostLookup;
import dev.kith.wake.provider.outbound.Outbound;
import dev.kith.wake.provider.webhook.WebhookProvider;
import dev.kith.wake.provider.webpush.WebPushProvider;
import dev.kith.wake.push.Endpoint.Apns.Environment;
import dev.kith.wake.push.Secret;
import dev.kith.wake.runtime.Providers;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import reactor.core.scheduler.Schedulers;

/// The push services of Apple, Google and a browser, on this machine.
final class PushServices implements AutoCloseable {

  final AppleServer apple = new AppleServer();
  final MockFcm google = new MockFcm();
  final MockWebPush browsers = new MockWebPush();

  Providers providers() {
    InstantSource clock = InstantSource.system();
    Outbound anybody =
        Outbound.toAnybody(
            new AddressPolicy(true, false),
            HostLookup.SYSTEM,
            trusting(browsers.certificate()),
            clock);
    return new Providers(
        new ApnsProvider(
            AppleServer.settings(
                Map.of(
                    Environment.PRODUCTION, apple.address(), Environment.SANDBOX, apple.address()),
                Pushes.PATIENCE,
                List.of(apple.certificate())),
            clock),
        new FcmProvider(
            FcmAccount.ofJson(new Secret(google.serviceAccount())),
            google.api(),
            Outbound.toNamed(trusting(google.certificate()), clock),
            clock),
        new WebPushProvider(
            Pushes.VAPID, anybody, clock, new SecureRandom(), Schedulers.boundedElastic()),
        new WebhookProvider(anybody, clock));
  }

  private static Outbound.Options trusting(X509Certificate certificate) {
    return new Outbound.Options(Pushes.PATIENCE, List.of(certificate));
  }

  @Override
  public void close() {
    apple.close();
    google.close();
    browsers.close();
  }
}
