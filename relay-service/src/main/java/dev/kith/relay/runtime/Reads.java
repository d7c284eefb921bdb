package dev.kith.relay.runtime;

import dev.kith.model.event.PublicKey;
import dev.kith.model.filter.Filter;
import dev.kith.model.message.Reason;
import dev.kith.model.message.Reason.Prefix;
import dev.kith.relay.session.FeedInput;
import dev.kith.relay.store.EventQueries;
import dev.kith.relay.store.LogScan;
import dev.kith.relay.store.Page;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/// Queries of all clients together, bounded in number and time.
final class Reads {

  private static final Logger LOG = LoggerFactory.getLogger(Reads.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private static final Reason BUSY =
      new Reason(Prefix.RATE_LIMITED, "the relay is busy, try again later");
  private static final Reason FAILED =
      new Reason(Prefix.ERROR, "stored events cannot be read now, try again later");

  private final EventQueries queries;
  private final LogScan scan;
  private final InstantSource clock;
  private final int maxWaiting;
  private final AtomicInteger waiting = new AtomicInteger();

  Reads(
      EventQueries queries,
      LogScan scan,
      InstantSource clock,
      int maxWaiting,
      MeterRegistry meters) {
    this.queries = queries;
    this.scan = scan;
    this.clock = clock;
    this.maxWaiting = maxWaiting;
    meters.gauge("kith.relay.queries.waiting", waiting);
  }

  /// What became of a query.
  sealed interface Answer {
    record Found(Page page) implements Answer {}

    record Failed(Reason reason) implements Answer {}
  }

  /// What became of a look through the log.
  sealed interface ScanAnswer {
    record Scanned(FeedInput.Scanned found) implements ScanAnswer {}

    record Failed(Reason reason) implements ScanAnswer {}
  }

  Mono<Answer> find(List<Filter> filters, Set<PublicKey> readers, long upTo) {
    return bounded(
        Mono.defer(() -> queries.find(filters, readers, upTo, clock.instant()))
            .map(Answer.Found::new),
        Answer.Failed::new);
  }

  Mono<Answer> fetch(List<Long> positions) {
    return bounded(queries.fetch(positions).map(Answer.Found::new), Answer.Failed::new);
  }

  /// Looks through the log for a session.
  Mono<ScanAnswer> scan(PublicKey owner, List<Filter> filters, long after, int most) {
    return bounded(
        Mono.defer(() -> scan.scan(owner, filters, after, most, clock.instant()))
            .map(ScanAnswer.Scanned::new),
        ScanAnswer.Failed::new);
  }

  private <T> Mono<T> bounded(Mono<? extends T> query, Function<Reason, T> failed) {
    return Mono.defer(() -> {
      if (waiting.incrementAndGet() > maxWaiting) {
        waiting.decrementAndGet();
        return Mono.just(failed.apply(BUSY));
      }
      return query
          .timeout(TIMEOUT)
          .<T>map(answer -> answer)
          .onErrorResume(fault -> {
            LOG.error("a query failed: {}", fault.toString());
            return Mono.just(failed.apply(FAILED));
          })
          .doFinally(_ -> waiting.decrementAndGet());
    });
  }
}
