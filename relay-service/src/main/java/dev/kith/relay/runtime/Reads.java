package dev.kith.relay.runtime;

import dev.kith.model.event.PublicKey;
import dev.kith.model.filter.Filter;
import dev.kith.model.message.Reason;
import dev.kith.model.message.Reason.Prefix;
import dev.kith.relay.http.RefusalProblem;
import dev.kith.relay.session.FeedInput;
import dev.kith.relay.session.Reader;
import dev.kith.relay.store.EventCounts;
import dev.kith.relay.store.EventCounts.Tally;
import dev.kith.relay.store.EventQueries;
import dev.kith.relay.store.LogScan;
import dev.kith.relay.store.Page;
import dev.kith.relay.store.SearchIndex;
import dev.kith.servicekit.problem.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/// Queries of all clients together, bounded in number and time, and few of one address at a time.
final class Reads {

  private static final Logger LOG = LoggerFactory.getLogger(Reads.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private static final Reason BUSY =
      new Reason(Prefix.RATE_LIMITED, "the relay is busy, try again later");
  private static final Reason FAILED =
      new Reason(Prefix.ERROR, "stored events cannot be read now, try again later");
  private static final Reason TOO_LONG =
      new Reason(Prefix.ERROR, "counting took too long, ask with a narrower filter");

  private final EventQueries queries;
  private final LogScan scan;
  private final EventCounts counts;
  private final SearchIndex index;
  private final AddressTurns turns;
  private final InstantSource clock;
  private final int maxWaiting;
  private final AtomicInteger waiting = new AtomicInteger();

  Reads(
      EventQueries queries,
      EventCounts counts,
      SearchIndex index,
      LogScan scan,
      AddressTurns turns,
      InstantSource clock,
      int maxWaiting,
      MeterRegistry meters) {
    this.queries = queries;
    this.scan = scan;
    this.counts = counts;
    this.index = index;
    this.turns = turns;
    this.clock = clock;
    this.maxWaiting = maxWaiting;
    meters.gauge("kith.relay.queries.waiting", waiting);
  }

  private final Outage outage = new Outage(LOG, "queries fail", "queries are answered again");

  /// What became of a query.
  sealed interface Answer<T> {
    record Found<T>(T result) implements Answer<T> {}

    record Failed<T>(Reason reason) implements Answer<T> {}

    /// The result, for who asks over HTTP.
    ///
    /// @throws ProblemException with the reason, if there is none
    default T orProblem() {
      return switch (this) {
        case Found<T>(T result) -> result;
        case Failed<T>(Reason reason) -> throw RefusalProblem.of(reason);
      };
    }
  }

  /// @param address of who asks, or null if it is not limited
  Mono<Answer<Page>> find(
      @Nullable String address,
      List<Filter> filters,
      Set<PublicKey> readers,
      long upTo,
      boolean hinted) {
    return turns.inTurn(
        address,
        bounded(
            Mono.defer(() -> find(filters, readers, upTo, clock.instant(), hinted))
                .map(Answer.Found::new)));
  }

  private Mono<Page> find(
      List<Filter> filters, Set<PublicKey> readers, long upTo, Instant now, boolean hinted) {
    Mono<Page> found = indexed(filters).then(queries.find(filters, readers, upTo, now));
    return hinted ? found.flatMap(page -> queries.hint(page, filters, readers, upTo, now)) : found;
  }

  Mono<Answer<Page>> fetch(@Nullable String address, List<Long> positions) {
    return turns.inTurn(address, bounded(queries.fetch(positions).map(Answer.Found::new)));
  }

  Mono<Answer<Tally>> count(
      @Nullable String address, List<Filter> filters, Set<PublicKey> readers) {
    return turns.inTurn(
        address,
        bounded(
            Mono.defer(() -> indexed(filters).then(counts.count(filters, readers, clock.instant())))
                .<Answer<Tally>>map(Answer.Found::new)
                .onErrorResume(
                    TimeoutException.class, _ -> Mono.just(new Answer.Failed<>(TOO_LONG)))));
  }

  /// Looks through the log for a session.
  Mono<Answer<FeedInput.Scanned>> scan(Reader reader, List<Filter> filters, long after, int most) {
    return bounded(
        Mono.defer(() -> scan.scan(reader, filters, after, most, clock.instant()))
            .map(Answer.Found::new));
  }

  /// A search waits until what is stored can be found, so that nothing is missed before it is live.
  private Mono<Void> indexed(List<Filter> filters) {
    return filters.stream().anyMatch(filter -> filter.search() != null)
        ? index.catchUp()
        : Mono.empty();
  }

  private <T> Mono<Answer<T>> bounded(Mono<Answer<T>> query) {
    return Mono.defer(() -> {
      if (waiting.incrementAndGet() > maxWaiting) {
        waiting.decrementAndGet();
        return Mono.just(new Answer.Failed<T>(BUSY));
      }
      return query
          .timeout(TIMEOUT)
          .doOnNext(_ -> outage.worked())
          .onErrorResume(this::failed)
          .doFinally(_ -> waiting.decrementAndGet());
    });
  }

  private <T> Mono<Answer<T>> failed(Throwable fault) {
    outage.failed(fault);
    return Mono.just(new Answer.Failed<T>(FAILED));
  }
}
