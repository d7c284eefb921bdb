package dev.kith.relay.runtime;

import dev.kith.relay.retention.Keep;
import dev.kith.relay.retention.RetentionPolicy;
import dev.kith.relay.retention.Span;
import dev.kith.relay.store.CircuitStore;
import dev.kith.relay.store.EventLog;
import dev.kith.relay.store.ExpiredReceipts;
import dev.kith.relay.store.LogSize;
import dev.kith.relay.store.LogSweep;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Deletes what has expired and what the retention policy lets go, in steps so short that batches
/// between them hardly wait. Replicas may sweep at the same time: what one has deleted the others
/// do not find.
final class Sweeper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
  private static final int STEP = 500;

  /// Most steps for one cause, so that none keeps the others waiting.
  private static final int STEPS = 200;

  /// Longer than any circuit stays open, and than its length is remembered.
  private static final Duration CIRCUITS = Duration.ofDays(1);

  private final DatabaseClient database;
  private final LogSweep candidates;
  private final EventLog log;
  private final RetentionPolicy policy;
  private final InstantSource clock;
  private final MeterRegistry meters;
  private final Disposable.Swap rounds = Disposables.swap();

  Sweeper(
      DatabaseClient database,
      EventLog log,
      RetentionPolicy policy,
      InstantSource clock,
      MeterRegistry meters) {
    this.database = database;
    this.candidates = new LogSweep(database);
    this.log = log;
    this.policy = policy;
    this.clock = clock;
    this.meters = meters;
  }

  void every(Duration interval) {
    rounds.update(
        Flux.interval(interval)
            .onBackpressureDrop()
            .concatMap(_ ->
                sweep()
                    .onErrorResume(fault -> {
                      LOG.warn("the log could not be swept: {}", fault.toString());
                      return Mono.empty();
                    }))
            .subscribe());
  }

  /// Deletes what is to go now.
  Mono<Void> sweep() {
    return Mono.defer(() -> {
      Instant now = clock.instant();
      List<Span> spans = policy.spans();
      return steps("expired", () -> candidates.expired(now, STEP), this::expire)
          .then(steps("vanished", () -> candidates.vanished(STEP), log::remove))
          .thenMany(Flux.fromIterable(spans).concatMap(span -> aged(span, now)))
          .then(steps("size", () -> surplus(spans), log::truncate))
          .then(CircuitStore.forget(database, now.minus(CIRCUITS)));
    });
  }

  /// Who was promised a receipt hears that there will be none.
  private Mono<Long> expire(List<Long> positions) {
    return log.remove(
        transaction -> ExpiredReceipts.note(transaction, positions).thenReturn(positions));
  }

  private Mono<Void> aged(Span span, Instant now) {
    return span.keep() instanceof Keep.For(Duration age)
        ? steps("age", () -> candidates.aged(span, now.minus(age), STEP), log::truncate)
        : Mono.empty();
  }

  private Mono<List<Long>> surplus(List<Span> spans) {
    if (policy.maxBytes() == Long.MAX_VALUE) {
      return Mono.just(List.of());
    }
    return LogSize.of(database)
        .map(size -> size.jsonBytes() - policy.maxBytes())
        .flatMap(
            excess -> excess <= 0 ? Mono.just(List.of()) : candidates.oldest(spans, excess, STEP));
  }

  private Mono<Void> steps(
      String cause, Supplier<Mono<List<Long>>> look, Function<List<Long>, Mono<Long>> delete) {
    return Mono.defer(look)
        .flatMap(found -> found.isEmpty() ? Mono.just(0L) : delete.apply(found))
        .doOnNext(gone -> meters.counter("kith.relay.swept", "cause", cause).increment(gone))
        .repeat(STEPS)
        .takeUntil(gone -> gone < STEP)
        .then();
  }

  @Override
  public void close() {
    rounds.dispose();
  }
}
