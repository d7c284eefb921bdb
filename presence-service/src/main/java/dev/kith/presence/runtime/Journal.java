package dev.kith.presence.runtime;

import dev.kith.model.event.PublicKey;
import dev.kith.presence.directory.AgentChange;
import dev.kith.presence.store.AgentWriter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

/// Has changes kept, one batch after the other. While one is written the next one gathers; what is
/// new of an agent meanwhile is put together, so no more waits than there are agents.
final class Journal implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
  private static final int BATCH = 500;
  private static final Duration LOOK = Duration.ofMillis(20);

  private final AgentWriter writer;
  private final Counter saved;
  private final Sinks.Many<Boolean> kept = Sinks.many().multicast().directBestEffort();
  private final Map<PublicKey, AgentChange> waiting = new LinkedHashMap<>();
  private final Retry again =
      Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200))
          .maxBackoff(Duration.ofSeconds(30))
          .filter(_ -> !isClosed())
          .doBeforeRetry(failed ->
              LOG.warn("the directory cannot be written: {}", failed.failure().toString()));
  private volatile boolean closed;
  private boolean writing;

  Journal(AgentWriter writer, MeterRegistry meters) {
    this.writer = writer;
    this.saved = meters.counter("kith.presence.saved");
    meters.gauge("kith.presence.journal", this, Journal::size);
  }

  void add(AgentChange change) {
    synchronized (waiting) {
      waiting.merge(change.key(), change, AgentChange::then);
    }
    goOn();
  }

  /// Says something whenever more has been kept.
  Flux<Boolean> kept() {
    return kept.asFlux();
  }

  /// Completes when nothing waits any longer.
  Mono<Void> settled() {
    return Flux.interval(Duration.ZERO, LOOK).takeUntil(_ -> size() == 0).then();
  }

  private int size() {
    synchronized (waiting) {
      return waiting.size() + (writing ? 1 : 0);
    }
  }

  private void goOn() {
    List<AgentChange> batch = take();
    if (!batch.isEmpty()) {
      writer
          .save(batch)
          .retryWhen(again)
          .subscribe(
              _ -> {},
              fault -> LOG.error("changes are lost: {}", fault.toString()),
              () -> done(batch));
    }
  }

  private List<AgentChange> take() {
    synchronized (waiting) {
      if (writing) {
        return List.of();
      }
      List<AgentChange> batch = new ArrayList<>();
      Iterator<AgentChange> changes = waiting.values().iterator();
      while (batch.size() < BATCH && changes.hasNext()) {
        batch.add(changes.next());
        changes.remove();
      }
      writing = !batch.isEmpty();
      return batch;
    }
  }

  /// What fails from now on is not tried again.
  @Override
  public void close() {
    closed = true;
  }

  private boolean isClosed() {
    return closed;
  }

  private void done(List<AgentChange> batch) {
    synchronized (waiting) {
      writing = false;
    }
    saved.increment(batch.size());
    var _ = kept.tryEmitNext(true);
    goOn();
  }
}
