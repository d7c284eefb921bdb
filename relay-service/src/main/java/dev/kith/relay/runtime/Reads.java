package dev.kith.relay.runtime;

import dev.kith.model.event.PublicKey;
import dev.kith.model.filter.Filter;
import dev.kith.model.message.Reason;
import dev.kith.model.message.Reason.Prefix;
import dev.kith.relay.store.EventQueries;
import dev.kith.relay.store.Page;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
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
  private final InstantSource clock;
  private final int maxWaiting;
  private final AtomicInteger waiting = new AtomicInteger();

  Reads(EventQueries queries, InstantSource clock, int maxWaiting, MeterRegistry meters) {
    this.queries = queries;
    this.clock = clock;
    this.maxWaiting = maxWaiting;
    meters.gauge("kith.relay.queries.waiting", waiting);
  }

  /// What became of a query.
  sealed interface Answer {
    record Found(Page page) implements Answer {}

    record Failed(Reason reason) implements Answer {}
  }

  Mono<Answer> find(List<Filter> filters, Set<PublicKey> readers, long upTo) {
    return bounded(Mono.defer(() -> queries.find(filters, readers, upTo, clock.instant())));
  }

  Mono<Answer> fetch(List<Long> positions) {
    return bounded(queries.fetch(positions));
  }

  private Mono<Answer> bounded(Mono<Page> query) {
    return Mono.defer(() -> {
      if (waiting.incrementAndGet() > maxWaiting) {
        waiting.decrementAndGet();
        return Mono.just(new Answer.Failed(BUSY));
      }
      return query
          .timeout(TIMEOUT)
          .<Answer>map(Answer.Found::new)
          .onErrorResume(Reads::failed)
          .doFinally(_ -> waiting.decrementAndGet());
    });
  }

  private static Mono<Answer> failed(Throwable fault) {
    LOG.error("a query failed: {}", fault.toString());
    return Mono.just(new Answer.Failed(FAILED));
  }
}
