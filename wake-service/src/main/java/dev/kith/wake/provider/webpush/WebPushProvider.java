package dev.kith.wake.provider.webpush;

import dev.kith.wake.provider.PushProvider;
import dev.kith.wake.provider.outbound.Outbound;
import dev.kith.wake.provider.outbound.Trouble;
import dev.kith.wake.push.Endpoint;
import dev.kith.wake.push.Loudness;
import dev.kith.wake.push.Push;
import dev.kith.wake.push.PushOutcome;
import dev.kith.wake.push.PushOutcome.Retry;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/// All push services of browsers, and those of UnifiedPush.
public final class WebPushProvider implements PushProvider<Endpoint.WebPush> {

  private final Outbound outbound;
  private final Authorizations authorizations;
  private final InstantSource clock;
  private final SecureRandom random;
  private final Scheduler crypto;

  /// @param crypto where messages are encrypted: that takes most of a millisecond
  public WebPushProvider(
      VapidKey key, Outbound outbound, InstantSource clock, SecureRandom random, Scheduler crypto) {
    this.outbound = outbound;
    this.authorizations = new Authorizations(key);
    this.clock = clock;
    this.random = random;
    this.crypto = crypto;
  }

  @Override
  public Mono<PushOutcome> push(Push<Endpoint.WebPush> push) {
    return Mono.fromCallable(() -> SealedWake.of(push, random))
        .subscribeOn(crypto)
        .flatMap(body -> outbound.post(push.endpoint().url(), headers(push), body))
        .map(WebPushOutcomes::of)
        .onErrorResume(failure -> Mono.just(trouble(failure)));
  }

  private Map<String, String> headers(Push<Endpoint.WebPush> push) {
    return Map.of(
        "ttl",
        Long.toString(push.ttl().toSeconds()),
        "urgency",
        push.loudness() == Loudness.LOUD ? "high" : "normal",
        "topic",
        Push.COLLAPSE,
        "content-encoding",
        "aes128gcm",
        "content-type",
        "application/octet-stream",
        "authorization",
        authorizations.of(push.endpoint().url(), clock.instant()));
  }

  private static PushOutcome trouble(Throwable failure) {
    if (failure instanceof GeneralSecurityException
        || failure instanceof IllegalArgumentException) {
      return new PushOutcome.Suspect("its keys cannot be used");
    }
    return Trouble.refusal(failure) != null
        ? new PushOutcome.Suspect(Trouble.reason(failure))
        : Retry.ofProvider(Trouble.reason(failure), null);
  }
}
