package dev.kith.relay.runtime;

import dev.kith.relay.session.Attachment;
import dev.kith.relay.session.Progress;
import dev.kith.relay.session.ReceiptDue;
import dev.kith.relay.store.SessionProgress;
import dev.kith.relay.store.SessionProgress.Step;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/// Stores how far sessions are: while some steps are written the next ones gather, and of one
/// session only the last counts. While the database is away they wait.
final class ProgressSaver {

  private static final Logger LOG = LoggerFactory.getLogger(ProgressSaver.class);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Outage outage =
      new Outage(
          LOG,
          "the progress of sessions cannot be stored",
          "the progress of sessions is stored again");

  /// What became of a step.
  interface Outcome {
    void saved(long cursor);

    void takenOver();
  }

  private record Waiting(Step step, Outcome outcome) {

    /// This step, with what is due by the one before it.
    Waiting after(Waiting before) {
      List<ReceiptDue> both =
          Stream.concat(before.step().receipts().stream(), step.receipts().stream()).toList();
      return new Waiting(new Step(step.attachment(), step.progress(), both), outcome);
    }
  }

  private final SessionProgress store;
  private final Timer duration;
  private Map<Attachment, Waiting> waiting = new LinkedHashMap<>();
  private boolean writing;

  ProgressSaver(SessionProgress store, MeterRegistry meters) {
    this.store = store;
    this.duration = meters.timer("kith.relay.sessions.save");
  }

  void save(Attachment attachment, Progress progress, List<ReceiptDue> receipts, Outcome outcome) {
    Waiting step = new Waiting(new Step(attachment, progress, receipts), outcome);
    synchronized (this) {
      waiting.merge(attachment, step, (before, now) -> now.after(before));
    }
    writeNext();
  }

  private void writeNext() {
    Map<Attachment, Waiting> batch;
    synchronized (this) {
      if (writing || waiting.isEmpty()) {
        return;
      }
      writing = true;
      batch = waiting;
      waiting = new LinkedHashMap<>();
    }
    List<Step> steps = batch.values().stream().map(Waiting::step).toList();
    long start = System.nanoTime();
    store
        .save(steps)
        .timeout(TIMEOUT)
        .doOnNext(_ -> duration.record(Duration.ofNanos(System.nanoTime() - start)))
        .subscribe(saved -> written(batch, saved), fault -> failed(batch, fault));
  }

  private void written(Map<Attachment, Waiting> batch, Set<Attachment> saved) {
    outage.worked();
    done();
    batch.forEach((attachment, one) -> {
      if (saved.contains(attachment)) {
        one.outcome().saved(one.step().progress().cursor());
      } else {
        one.outcome().takenOver();
      }
    });
    writeNext();
  }

  private void failed(Map<Attachment, Waiting> batch, Throwable fault) {
    outage.failed(fault);
    synchronized (this) {
      batch.forEach((attachment, one) ->
          waiting.merge(attachment, one, (later, before) -> later.after(before)));
    }
    Mono.delay(RETRY)
        .subscribe(_ -> {
          done();
          writeNext();
        });
  }

  private synchronized void done() {
    writing = false;
  }
}
