package dev.kith.relay.runtime;

import dev.kith.relay.session.Attachment;
import dev.kith.relay.session.Demand;
import dev.kith.relay.session.FeedInput.Claimed;
import dev.kith.relay.session.SessionId;
import dev.kith.relay.session.Share;
import dev.kith.relay.session.ShareEffect;
import dev.kith.relay.session.ShareInput;
import dev.kith.relay.store.ShareStore;
import dev.kith.relay.store.WorkerStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// The workers of shared sessions that are connected to this replica, or wait at it.
final class Shares {

  private static final Logger LOG = LoggerFactory.getLogger(Shares.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Outage outage =
      new Outage(LOG, "shared sessions have to wait", "shared sessions go on");

  /// While the database is away, work waits.
  private final Retry untilDone =
      Retry.fixedDelay(Long.MAX_VALUE, Duration.ofSeconds(1))
          .doBeforeRetry(failed -> outage.failed(failed.failure()));

  /// A connection or request that works.
  interface Worker {
    void claimed(Claimed claimed);

    void settled(long position);

    /// It counts as dead: what it had has gone to others.
    void lost();

    /// The session is no more.
    void ended();
  }

  /// One session. Its mailbox owns the share; who works is added to and removed from only together
  /// with the desk itself.
  private static final class Desk {
    final Mailbox mailbox = new Mailbox();
    final Share share = new Share();
    final ConcurrentMap<Long, Worker> workers = new ConcurrentHashMap<>();
  }

  private final ShareStore store;
  private final WorkerStore workers;
  private final ConcurrentMap<SessionId, Desk> desks = new ConcurrentHashMap<>();
  private final AtomicInteger count;

  Shares(ShareStore store, WorkerStore workers, MeterRegistry meters) {
    this.store = store;
    this.workers = workers;
    this.count =
        Objects.requireNonNull(meters.gauge("kith.relay.sessions.workers", new AtomicInteger()));
  }

  void joined(Attachment attachment, Worker worker) {
    count.incrementAndGet();
    desks.compute(
        attachment.id(),
        (_, known) -> {
          Desk desk = known == null ? new Desk() : known;
          desk.workers.put(attachment.number(), worker);
          return desk;
        });
  }

  void wanted(Attachment attachment, Demand demand) {
    tell(attachment.id(), new ShareInput.Wanted(attachment.number(), demand));
  }

  /// The worker is no longer connected.
  void left(Attachment attachment) {
    at(
        attachment.id(),
        desk -> {
          remove(attachment.id(), desk, attachment.number());
          step(attachment.id(), desk, new ShareInput.Left(attachment.number()));
        });
  }

  /// Something was left behind in the session.
  void released(SessionId session) {
    tell(session, new ShareInput.Released());
  }

  void ended(SessionId session) {
    at(
        session,
        desk ->
            List.copyOf(desk.workers.entrySet())
                .forEach(worker -> {
                  remove(session, desk, worker.getKey());
                  worker.getValue().ended();
                }));
  }

  void settle(Attachment attachment, long position) {
    store
        .settle(attachment.id(), attachment.number(), position)
        .timeout(TIMEOUT)
        .doOnSuccess(_ -> outage.worked())
        .retryWhen(untilDone)
        .map(_ -> true)
        .defaultIfEmpty(false)
        .subscribe(done ->
            at(
                attachment.id(),
                desk -> {
                  Worker worker = desk.workers.get(attachment.number());
                  if (worker != null && done) {
                    worker.settled(position);
                  } else if (worker != null) {
                    gone(attachment.id(), desk, attachment.number());
                  }
                }));
  }

  private void tell(SessionId session, ShareInput input) {
    at(session, desk -> step(session, desk, input));
  }

  private void at(SessionId session, Consumer<Desk> task) {
    Desk desk = desks.get(session);
    if (desk != null) {
      desk.mailbox.run(() -> task.accept(desk));
    }
  }

  private void step(SessionId session, Desk desk, ShareInput input) {
    for (ShareEffect effect : desk.share.on(input)) {
      switch (effect) {
        case ShareEffect.Claim(long worker, int most) -> claim(session, desk, worker, most);
        case ShareEffect.Give(long number, Claimed claimed) -> {
          Worker worker = desk.workers.get(number);
          if (worker != null) {
            worker.claimed(claimed);
          }
        }
      }
    }
  }

  private void claim(SessionId session, Desk desk, long worker, int most) {
    store
        .claim(session, worker, most)
        .timeout(TIMEOUT)
        .doOnSuccess(_ -> outage.worked())
        .retryWhen(untilDone)
        .<Runnable>map(
            claimed -> () -> step(session, desk, new ShareInput.Claimed(worker, claimed)))
        .defaultIfEmpty(() -> gone(session, desk, worker))
        .subscribe(desk.mailbox::run);
  }

  private void gone(SessionId session, Desk desk, long number) {
    Worker worker = remove(session, desk, number);
    if (worker != null) {
      worker.lost();
    }
    step(session, desk, new ShareInput.Gone(number));
  }

  private @Nullable Worker remove(SessionId session, Desk desk, long number) {
    Worker worker = desk.workers.remove(number);
    if (worker != null) {
      count.decrementAndGet();
    }
    desks.computeIfPresent(
        session, (_, known) -> known == desk && desk.workers.isEmpty() ? null : known);
    return worker;
  }

  /// Looks what workers of other replicas have left behind, and those whose lease is over.
  Mono<Void> look() {
    return workers.dropLapsed().thenMany(store.leftBehind()).doOnNext(this::released).then();
  }
}
