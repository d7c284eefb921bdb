package dev.kith.relay.runtime;

import dev.kith.model.event.WireEvent;
import dev.kith.model.filter.Filter;
import dev.kith.relay.store.LogTail;
import dev.kith.relay.store.LogTail.Logged;
import dev.kith.relay.subscription.Subscription;
import dev.kith.relay.subscription.SubscriptionIndex;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// Hands events to live subscriptions, strictly in the order of the log, on one thread that owns
/// the index.
///
/// What this replica appends comes straight from memory. Where positions are missing in between,
/// another replica has appended them, and they are read from the log first.
final class FanOut implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FanOut.class);
  private static final int CATCH_UP_STEP = 500;
  private static final long EPHEMERAL = 0;
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final Outage outage =
      new Outage(LOG, "the log cannot be looked at", "the log is looked at again");

  /// Takes an event to the connection that holds the subscription.
  @FunctionalInterface
  interface Delivery {
    /// @param position where the event stands in the log, 0 if it is ephemeral
    void deliver(Subscription subscription, WireEvent event, long position);
  }

  private final LogTail tail;
  private final Delivery delivery;
  private final Consumer<WireEvent> watcher;
  private final InstantSource clock;
  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("fan-out").factory());

  // Owned by the thread.
  private final SubscriptionIndex index = new SubscriptionIndex();
  private final ArrayDeque<Runnable> postponed = new ArrayDeque<>();
  private long dispatched;
  private boolean catchingUp;

  /// @param head where the log ends now: what comes after it is live
  /// @param watcher shown every stored event before it is delivered
  FanOut(
      LogTail tail,
      long head,
      Delivery delivery,
      Consumer<WireEvent> watcher,
      InstantSource clock,
      MeterRegistry meters) {
    this.tail = tail;
    this.dispatched = head;
    this.delivery = delivery;
    this.watcher = watcher;
    this.clock = clock;
    meters.gauge("kith.relay.fanout.queue", thread, pool -> pool.getQueue().size());
    meters.gauge("kith.relay.subscriptions", index, SubscriptionIndex::size);
  }

  /// Looks at intervals whether other replicas have appended something.
  void follow(Duration interval) {
    var _ =
        thread.scheduleWithFixedDelay(
            this::look, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Takes over what a batch appended.
  ///
  /// @param base the head of the log before the batch
  /// @return completes when the events are handed to their subscriptions
  Mono<Void> appended(long base, List<WireEvent> events) {
    Sinks.Empty<Void> done = Sinks.empty();
    inOrder(() -> dispatchAppended(base, events, done));
    return done.asMono();
  }

  /// Hands an ephemeral event on.
  void broadcast(WireEvent event, Runnable done) {
    inOrder(() -> {
      dispatch(event, EPHEMERAL);
      done.run();
    });
  }

  /// @param registered told the position that the subscription takes over at
  void register(Subscription subscription, List<Filter> filters, LongConsumer registered) {
    inOrder(() -> {
      index.add(subscription, filters);
      registered.accept(dispatched);
    });
  }

  void unregister(Subscription subscription) {
    inOrder(() -> index.remove(subscription));
  }

  /// Tells the position up to which everything has been handed to the subscriptions, after that has
  /// been done.
  void passed(LongConsumer told) {
    inOrder(() -> told.accept(dispatched));
  }

  /// How many subscriptions are live; for meters, so it may be a moment late.
  int subscriptions() {
    return index.size();
  }

  /// Runs the task on the thread, after all that came before and are not done yet.
  private void inOrder(Runnable task) {
    thread.execute(() -> {
      if (catchingUp) {
        postponed.addLast(task);
      } else {
        task.run();
      }
    });
  }

  private void dispatchAppended(long base, List<WireEvent> events, Sinks.Empty<Void> done) {
    if (base > dispatched) {
      postponed.addFirst(() -> dispatchAppended(base, events, done));
      catchUp(base);
      return;
    }
    // What a catch-up has brought already is not handed on twice.
    int seen = (int) Math.min(dispatched - base, events.size());
    for (int i = seen; i < events.size(); i++) {
      dispatch(events.get(i), base + 1 + i);
    }
    dispatched = Math.max(dispatched, base + events.size());
    done.tryEmitEmpty();
  }

  private void dispatch(WireEvent event, long position) {
    if (position != EPHEMERAL) {
      watcher.accept(event);
    }
    if (!event.event().isExpiredAt(clock.instant().getEpochSecond())) {
      index.matches(event.event()).forEach(found -> delivery.deliver(found, event, position));
    }
  }

  private void look() {
    if (!catchingUp) {
      tail.head()
          .subscribe(
              head -> {
                outage.worked();
                inOrder(() -> catchUpIfBehind(head));
              },
              outage::failed);
    }
  }

  private void catchUpIfBehind(long head) {
    if (head > dispatched) {
      catchUp(head);
    }
  }

  private void catchUp(long upTo) {
    catchingUp = true;
    tail.between(dispatched, upTo, CATCH_UP_STEP)
        .subscribe(
            events -> thread.execute(() -> caughtUp(events, upTo)),
            fault -> {
              outage.failed(fault);
              var _ = thread.schedule(() -> catchUp(upTo), RETRY.toMillis(), TimeUnit.MILLISECONDS);
            });
  }

  private void caughtUp(List<Logged> events, long upTo) {
    events.forEach(logged -> dispatch(logged.event(), logged.position()));
    if (events.size() == CATCH_UP_STEP) {
      dispatched = events.getLast().position();
      catchUp(upTo);
      return;
    }
    dispatched = upTo;
    catchingUp = false;
    while (!catchingUp && !postponed.isEmpty()) {
      postponed.removeFirst().run();
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
