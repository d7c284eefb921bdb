package dev.kith.client;

import dev.kith.client.runtime.RelayVerdict;
import dev.kith.client.runtime.Relays;
import dev.kith.client.runtime.Signer;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Kind;
import dev.kith.model.event.Tag;
import dev.kith.model.filter.Filter;
import dev.kith.model.rate.Bucket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Lets others see that an agent is there: declares it, and answers who asks.
final class Presence {

  /// How old a probe may be that is answered; an older one was repeated by somebody.
  private static final Duration FRESH = Duration.ofSeconds(60);

  /// So many answers at once, and one more after each of these times.
  private static final int ANSWERS = 20;

  private static final Duration ANOTHER = Duration.ofMillis(100);

  private final KeyPair key;
  private final Signer signer;
  private final Relays relays;
  private final Duration patience;
  private final InstantSource clock;
  private final AtomicLong declaredAt = new AtomicLong();

  Presence(KeyPair key, Signer signer, Relays relays, Duration patience, InstantSource clock) {
    this.key = key;
    this.signer = signer;
    this.relays = relays;
    this.patience = patience;
    this.clock = clock;
  }

  Flux<RelayVerdict> declare(PresenceDraft draft) {
    return publish(() -> draft.at(later()));
  }

  /// Twice in each lease, so that one that is late does no harm.
  Flux<RelayVerdict> hold(PresenceDraft draft) {
    return Flux.interval(Duration.ZERO, draft.lease().dividedBy(2))
        .onBackpressureDrop()
        .concatMap(_ -> declare(draft))
        .mergeWith(answers());
  }

  Flux<RelayVerdict> leave(String reason) {
    return publish(
        () -> new EventDraft(clock.instant().getEpochSecond(), Kind.FAREWELL, List.of(), reason));
  }

  /// Of two declarations of one second the newer might not be the one that counts (NIP-01).
  private Instant later() {
    long now = clock.instant().getEpochSecond();
    return Instant.ofEpochSecond(declaredAt.updateAndGet(last -> Math.max(last + 1, now)));
  }

  /// Never emits anything.
  Mono<RelayVerdict> answers() {
    Bucket bucket = new Bucket(ANSWERS, ANOTHER, clock.instant());
    Filter probes =
        Filter.ALL.withKinds(Kind.PROBE).withTag("p", List.of(key.publicKey().hex())).withLimit(0);
    return relays
        .subscribe(List.of(probes))
        .filter(probe -> isFresh(probe) && bucket.take(clock.instant()))
        .flatMap(probe -> publish(() -> answer(probe)))
        .then(Mono.empty());
  }

  private EventDraft answer(Event probe) {
    return new EventDraft(
        clock.instant().getEpochSecond(),
        Kind.PROBE_ANSWER,
        List.of(
            Tag.of("p", probe.pubkey().hex()),
            Tag.of("nonce", Objects.requireNonNullElse(probe.tagValue("nonce"), ""))),
        "");
  }

  private boolean isFresh(Event probe) {
    Instant now = clock.instant();
    return Math.abs(now.getEpochSecond() - probe.createdAt()) <= FRESH.toSeconds();
  }

  private Flux<RelayVerdict> publish(Supplier<EventDraft> draft) {
    return Flux.defer(() -> relays.publish(signer.sign(draft.get(), key), patience));
  }
}
