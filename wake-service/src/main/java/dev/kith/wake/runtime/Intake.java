package dev.kith.wake.runtime;

import dev.kith.servicekit.logging.LogKeys;
import dev.kith.wake.lease.WakeInput;
import dev.kith.wake.mesh.RelayApi;
import dev.kith.wake.mesh.RelayNews;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// Takes in what the relay tells. What a replica has taken and not stored, because it is gone, the
/// relay tells again; to be told twice does no harm.
final class Intake implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
  private static final int MOST = 200;
  private static final Duration WAIT = Duration.ofSeconds(20);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final RelayApi relay;
  private final WakeRound round;
  private final WakeMeters meters;
  private final InstantSource clock;
  private final AtomicReference<Instant> heard = new AtomicReference<>(Instant.EPOCH);
  private final Disposable listening;

  Intake(RelayApi relay, WakeRound round, WakeMeters meters, InstantSource clock) {
    this.relay = relay;
    this.round = round;
    this.meters = meters;
    this.clock = clock;
    this.listening =
        Mono.defer(this::take)
            .repeat()
            .doOnError(fault -> LOG.warn("the relay tells nothing: {}", fault.toString()))
            .retryWhen(
                Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
                    .maxBackoff(LONGEST_PAUSE)
                    .transientErrors(true))
            .subscribe();
  }

  /// When the relay has last answered.
  Instant heard() {
    return heard.get();
  }

  private Mono<Boolean> take() {
    // Whether it answers is to be known at once.
    Duration wait = heard.get().equals(Instant.EPOCH) ? Duration.ZERO : WAIT;
    return relay
        .take(MOST, wait)
        .doOnNext(_ -> heard.set(clock.instant()))
        .flatMap(news ->
            news.isEmpty()
                ? Mono.just(true)
                : Flux.fromIterable(news)
                    .flatMap(this::takenIn, MOST)
                    .collectList()
                    .flatMap(stored -> relay.known(stored).thenReturn(true)));
  }

  /// An agent whose news cannot be stored must not hold up those of others. They come again.
  private Mono<RelayNews> takenIn(RelayNews news) {
    meters.heard(news);
    return round
        .tell(news.agent(), news.inputs().toArray(WakeInput[]::new))
        .doOnNext(meters::happened)
        .then(Mono.just(news))
        .onErrorResume(fault -> {
          LOG.atWarn()
              .addKeyValue(LogKeys.AGENT, news.agent().hex())
              .addKeyValue(LogKeys.SESSION, news.session())
              .log("the news of {} are not stored: {}", news.agent(), fault.toString());
          return Mono.empty();
        });
  }

  @Override
  public void close() {
    listening.dispose();
  }
}
