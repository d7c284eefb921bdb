package dev.kith.relay.runtime;

import dev.kith.relay.store.SearchIndex;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/// Keeps the index of words close to the head of the log, so that a search finds little left to do.
final class Indexing implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Indexing.class);

  private final Outage outage =
      new Outage(LOG, "events cannot be indexed", "events are indexed again");

  private final Disposable rounds;

  /// @param pause between one round and the next
  Indexing(SearchIndex index, Duration pause) {
    this.rounds =
        Mono.defer(index::catchUp)
            .doOnSuccess(_ -> outage.worked())
            .doOnError(outage::failed)
            .onErrorComplete()
            .then(Mono.delay(pause))
            .repeat()
            .subscribe();
  }

  @Override
  public void close() {
    rounds.dispose();
  }
}
