package dev.kith.relay.runtime;

import dev.kith.model.event.WireEvent;
import dev.kith.model.message.Reason.Prefix;
import dev.kith.relay.ingest.Verdict;
import dev.kith.relay.store.EventLog;
import dev.kith.relay.store.EventLog.Appended;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Group commit: while one batch is being written the next one gathers, so that the cost of a
/// transaction is shared by as many events as the load brings, and one event alone waits for
/// nobody.
final class Batcher {

  private static final Logger LOG = LoggerFactory.getLogger(Batcher.class);

  /// A database that takes longer is as good as gone; the client may try again.
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private static final Verdict NOT_STORED =
      Verdict.refused(Prefix.ERROR, "the event could not be stored now, try again later");

  private record Write(WireEvent event, Consumer<Verdict> answer) {}

  private final EventLog log;
  private final FanOut fanOut;
  private final int maxBatch;
  private final int maxQueue;
  private final Queue<Write> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger queued = new AtomicInteger();
  private final AtomicBoolean writing = new AtomicBoolean();
  private final Timer duration;
  private final DistributionSummary size;

  Batcher(EventLog log, FanOut fanOut, int maxBatch, int maxQueue, MeterRegistry meters) {
    this.log = log;
    this.fanOut = fanOut;
    this.maxBatch = maxBatch;
    this.maxQueue = maxQueue;
    this.duration = meters.timer("kith.relay.batch.duration");
    this.size = meters.summary("kith.relay.batch.size");
    meters.gauge("kith.relay.batch.queue", queued);
  }

  /// Events offered by one thread are stored in that order.
  ///
  /// @return false if too many wait already; the answer then never comes
  boolean offer(WireEvent event, Consumer<Verdict> answer) {
    if (queued.incrementAndGet() > maxQueue) {
      queued.decrementAndGet();
      return false;
    }
    queue.add(new Write(event, answer));
    writeNext();
    return true;
  }

  private void writeNext() {
    if (queue.isEmpty() || !writing.compareAndSet(false, true)) {
      return;
    }
    List<Write> batch = new ArrayList<>();
    for (Write write = take(batch); write != null; write = take(batch)) {
      batch.add(write);
    }
    if (batch.isEmpty()) {
      writing.set(false);
      return;
    }
    long start = System.nanoTime();
    size.record(batch.size());
    write(batch)
        .doFinally(_ -> duration.record(Duration.ofNanos(System.nanoTime() - start)))
        .subscribe(
            _ -> {},
            fault -> LOG.error("a batch was written but not handed on", fault),
            () -> {
              writing.set(false);
              writeNext();
            });
  }

  private @Nullable Write take(List<Write> batch) {
    Write write = batch.size() < maxBatch ? queue.poll() : null;
    if (write != null) {
      queued.decrementAndGet();
    }
    return write;
  }

  /// Completes when the next batch may be written.
  private Mono<Void> write(List<Write> batch) {
    return log.append(batch.stream().map(Write::event).toList())
        .timeout(TIMEOUT)
        .flatMap(appended -> handOn(batch, appended))
        .onErrorResume(fault -> failed(batch, fault));
  }

  /// Subscribers are served in the order of the log, and before the author hears of it: so a
  /// request that the author sends next finds the event among the stored ones.
  private Mono<Void> handOn(List<Write> batch, Appended appended) {
    Mono<Void> handedOn = fanOut.appended(appended.base(), appended.plan().accepted());
    List<Verdict> verdicts = appended.plan().verdicts();
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).answer().accept(verdicts.get(i));
    }
    return handedOn;
  }

  /// An event that PostgreSQL cannot take must not take others down with it: each gets a try alone.
  private Mono<Void> failed(List<Write> batch, Throwable fault) {
    boolean oneToBlame =
        fault instanceof R2dbcDataIntegrityViolationException
            || fault instanceof R2dbcBadGrammarException
            || fault instanceof DataIntegrityViolationException;
    if (oneToBlame && batch.size() > 1) {
      return Flux.fromIterable(batch).concatMap(write -> write(List.of(write))).then();
    }
    LOG.error("{} events could not be stored: {}", batch.size(), fault.toString());
    batch.forEach(write -> write.answer().accept(NOT_STORED));
    return Mono.empty();
  }
}
