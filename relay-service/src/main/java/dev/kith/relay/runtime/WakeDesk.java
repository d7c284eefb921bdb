package dev.kith.relay.runtime;

import dev.kith.model.event.PublicKey;
import dev.kith.relay.http.Wakes;
import dev.kith.relay.session.SessionId;
import dev.kith.relay.store.WakeStore;
import dev.kith.relay.wake.WakeNews;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import reactor.core.publisher.Mono;

/// Tells the service that wakes agents what is new. While it waits the store is looked at,
/// whichever replica has marked something there: that is one look into an index that is mostly
/// empty.
final class WakeDesk implements Wakes {

  private static final Duration LOOK = Duration.ofMillis(25);

  private final WakeStore store;
  private final InstantSource clock;
  private final Counter told;

  WakeDesk(WakeStore store, InstantSource clock, MeterRegistry meters) {
    this.store = store;
    this.clock = clock;
    this.told = meters.counter("kith.relay.wakes");
  }

  @Override
  public Mono<Void> watch(SessionId session) {
    return store.watch(session);
  }

  @Override
  public Mono<Void> unwatch(SessionId session) {
    return store.unwatch(session);
  }

  @Override
  public Mono<List<WakeNews>> take(int most, Duration patience) {
    return Mono.defer(() -> {
      Instant end = clock.instant().plus(patience);
      return store
          .take(most)
          .flatMap(news -> news.isEmpty() ? nothingYet() : Mono.just(news))
          .repeat(() -> clock.instant().isBefore(end))
          .next()
          .doOnNext(news -> told.increment(news.size()))
          .defaultIfEmpty(List.of());
    });
  }

  @Override
  public Mono<Void> known(List<WakeNews> news) {
    return store.done(news);
  }

  @Override
  public Mono<Void> parked(PublicKey agent, long after, long through) {
    return store.park(agent, after, through).then();
  }

  private static Mono<List<WakeNews>> nothingYet() {
    return Mono.delay(LOOK).then(Mono.empty());
  }
}
