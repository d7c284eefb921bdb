package dev.kith.relay.runtime;

import dev.kith.model.event.WireEvent;
import dev.kith.model.message.Reason.Prefix;
import dev.kith.relay.ingest.Verdict;
import dev.kith.relay.store.EventLog;
import dev.kith.relay.store.EventLog.Appended;
import dev.kith.servicekit.logging.LogKeys;
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

  private final Outage outage =
      new Outage(LOG, "events cannot be stored", "events are stored again");

  private record Write(WireEvent event, Consumer<Verdict> answer) {}

  private final EventLog log;
  private final FanOut fanOut;
  private final int maxBatch;
  private final int maxQueue;
  private final Queue<Write> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger queued = new AtomicInteger();
  private final AtomicBoolean writing = new AtomicBoolean();
  private volatile Mono<Void> handedOn = Mono.empty();
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
    while (!queue.isEmpty() && writing.compareAndSet(false, true)) {
      List<Write> batch = takeBatch();
      if (!batch.isEmpty()) {
        write(batch);
        return;
      }
      writing.set(false);
    }
  }

  private List<Write> takeBatch() {
    List<Write> batch = new ArrayList<>();
    for (Write write = queue.poll(); write != null; write = queue.poll()) {
      queued.decrementAndGet();
      batch.add(write);
      if (batch.size() == maxBatch) {
        break;
      }
    }
    return batch;
  }

  private void write(List<Write> batch) {
    long start = System.nanoTime();
    size.record(batch.size());
    store(batch)
        .doFinally(_ -> duration.record(Duration.ofNanos(System.nanoTime() - start)))
        .onErrorComplete(fault -> {
          LOG.error("a batch was stored but not handed on", fault);
          return true;
        })
        .subscribe(
            _ -> {},
            _ -> {},
            () -> {
              writing.set(false);
              writeNext();
            });
  }

  /// Completes when the next batch may be written.
  private Mono<Void> store(List<Write> batch) {
    return log.append(batch.stream().map(Write::event).toList())
        .timeout(TIMEOUT)
        .doOnNext(_ -> outage.worked())
        .flatMap(appended -> handOn(batch, appended))
        .onErrorResume(fault -> failed(batch, fault));
  }

  /// Subscribers are served in the order of the log, and before the author hears of it: so a
  /// request that the author sends next finds the event among the stored ones.
  ///
  /// @return completes when the batch before this one is handed on: the database works on the next
  ///   batch while subscribers get this one, but never runs further ahead of them
  private Mono<Void> handOn(List<Write> batch, Appended appended) {
    Mono<Void> previous = handedOn;
    handedOn = fanOut.appended(appended.base(), appended.plan().accepted());
    List<Verdict> verdicts = appended.plan().verdicts();
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).answer().accept(verdicts.get(i));
    }
    return previous;
  }

  /// An event that PostgreSQL cannot take must not take others down with it: each gets a try alone.
  private Mono<Void> failed(List<Write> batch, Throwable fault) {
    boolean oneToBlame =
        fault instanceof R2dbcDataIntegrityViolationException
            || fault instanceof R2dbcBadGrammarException
            || fault instanceof DataIntegrityViolationException;
    if (oneToBlame && batch.size() > 1) {
      return Flux.fromIterable(batch).concatMap(write -> store(List.of(write))).then();
    }
    if (oneToBlame) {
      LOG.atError()
          .addKeyValue(LogKeys.EVENT, batch.getFirst().event().id().hex())
          .log("an event could not be stored: {}", fault.toString());
    } else {
      outage.failed(fault);
    }
    batch.forEach(write -> write.answer().accept(NOT_STORED));
    return Mono.empty();
  }
}
