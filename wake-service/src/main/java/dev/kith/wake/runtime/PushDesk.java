package dev.kith.wake.runtime;

import dev.kith.wake.breaker.BreakerLimits;
import dev.kith.wake.breaker.DropGuard;
import dev.kith.wake.breaker.ProviderBreaker;
import dev.kith.wake.http.OutcomeText;
import dev.kith.wake.http.ProviderEntry;
import dev.kith.wake.push.Channel;
import dev.kith.wake.push.Endpoint;
import dev.kith.wake.push.Push;
import dev.kith.wake.push.PushOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Hands pushes to push services, leaves alone those that fail, and does not believe those that
/// call most tokens dead. Each replica finds that out by itself.
public final class PushDesk {

  /// What is known of one push service.
  private record Service(ProviderBreaker breaker, DropGuard guard, Map<String, Long> outcomes) {}

  private static final float LOAD = 0.75f;

  /// Anybody can name a push service of WebPush.
  private static final int MOST_SERVICES = 10_000;

  private static final int MOST_TOLD = 500;

  private final Providers providers;
  private final InstantSource clock;
  private final MeterRegistry meters;
  private final SequencedMap<String, Service> services = new LinkedHashMap<>(16, LOAD, true);

  public PushDesk(Providers providers, InstantSource clock, MeterRegistry meters) {
    this.providers = providers;
    this.clock = clock;
    this.meters = meters;
  }

  Mono<Handed> hand(Push<Endpoint> push) {
    return Mono.defer(() -> {
      String name = name(push.endpoint());
      Instant refusal = refusal(name);
      return refusal == null
          ? providers
              .push(push)
              .doOnNext(outcome -> count(push.endpoint().channel(), outcome))
              .map(outcome -> over(name, outcome))
          : Mono.just(new Handed.Kept(refusal));
    });
  }

  /// How push services have answered, the one used last first.
  synchronized List<ProviderEntry> health() {
    Instant now = clock.instant();
    return services.sequencedEntrySet().reversed().stream()
        .limit(MOST_TOLD)
        .map(entry -> {
          Service service = entry.getValue();
          return new ProviderEntry(
              entry.getKey(), service.breaker().leftAloneUntil(now), service.outcomes());
        })
        .toList();
  }

  private void count(Channel channel, PushOutcome outcome) {
    meters
        .counter(
            "kith.wake.pushes",
            "channel",
            channel.name().toLowerCase(Locale.ROOT),
            "outcome",
            OutcomeText.of(outcome))
        .increment();
  }

  private synchronized @Nullable Instant refusal(String name) {
    return service(name).breaker().refusal(clock.instant());
  }

  private synchronized Handed over(String name, PushOutcome outcome) {
    Service service = service(name);
    service.breaker().on(outcome, clock.instant());
    service.outcomes().merge(OutcomeText.of(outcome), 1L, Long::sum);
    return new Handed.Over(service.guard().judge(outcome));
  }

  private Service service(String name) {
    Service service =
        services.computeIfAbsent(
            name,
            _ ->
                new Service(
                    new ProviderBreaker(BreakerLimits.STANDARD), new DropGuard(), new HashMap<>()));
    if (services.size() > MOST_SERVICES) {
      services.remove(services.keySet().iterator().next());
    }
    return service;
  }

  private static String name(Endpoint endpoint) {
    return switch (endpoint) {
      case Endpoint.Apns apns -> apns.channel() + " " + apns.environment();
      case Endpoint.Fcm fcm -> fcm.channel().toString();
      case Endpoint.WebPush webPush -> webPush.channel() + " " + webPush.url().getAuthority();
      case Endpoint.Webhook webhook -> webhook.channel() + " " + webhook.url().getAuthority();
    };
  }
}
