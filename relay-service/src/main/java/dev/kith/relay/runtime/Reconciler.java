package dev.kith.relay.runtime;

import dev.kith.model.event.PublicKey;
import dev.kith.model.filter.Filter;
import dev.kith.model.message.Reason;
import dev.kith.model.message.Reason.Prefix;
import dev.kith.model.negentropy.ItemSet;
import dev.kith.model.negentropy.NegentropyMessage;
import dev.kith.model.negentropy.Responder;
import dev.kith.model.negentropy.Responder.Answer;
import dev.kith.relay.store.ItemQueries;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The work of reconciliations (NIP-77), on threads of its own and few: neither the event loops nor
/// the connections for reading may be kept from everybody else by it.
final class Reconciler implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int GATHERERS = 2;
  private static final int QUEUE = 1024;

  private static final Failure BUSY =
      new Failure(new Reason(Prefix.RATE_LIMITED, "the relay is busy, try again later"), null);
  private static final Failure NOT_READ =
      new Failure(
          new Reason(Prefix.ERROR, "stored events cannot be read now, try again later"), null);

  /// Why a reconciliation cannot go on.
  ///
  /// @param mostEvents how many events it may be about, if it was about too many
  record Failure(Reason reason, @Nullable Long mostEvents) {}

  private final ItemQueries queries;
  private final InstantSource clock;
  private final ItemBudget budget;
  private final int mostItems;
  private final int messageBytes;
  private final ThreadPoolExecutor gatherers;
  private final ThreadPoolExecutor comparers;

  Reconciler(
      ItemQueries queries,
      InstantSource clock,
      RelayProperties.Reconciliations options,
      MeterRegistry meters) {
    this.queries = queries;
    this.clock = clock;
    this.budget = new ItemBudget(options.relayEvents());
    this.mostItems = options.events();
    this.messageBytes = options.message();
    this.gatherers = threads("gather-", GATHERERS);
    this.comparers =
        threads("reconcile-", Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    meters.gauge("kith.relay.reconciliations.held", budget, ItemBudget::held);
    meters.gauge(
        "kith.relay.reconciliations.queue",
        this,
        here -> here.gatherers.getQueue().size() + here.comparers.getQueue().size());
  }

  /// A place for the items of one reconciliation.
  Gathering place() {
    return new Gathering(budget, mostItems);
  }

  /// @param done told null when the items are there
  void gather(
      Gathering place, Filter filter, Set<PublicKey> readers, Consumer<@Nullable Failure> done) {
    run(gatherers, () -> done.accept(gather(place, filter, readers)), () -> done.accept(BUSY));
  }

  /// @param answer told what to say to the client
  void answer(
      Gathering place,
      NegentropyMessage message,
      Consumer<NegentropyMessage> answer,
      Consumer<Failure> failed) {
    run(comparers, () -> answer(place.items(), message, answer, failed), () -> failed.accept(BUSY));
  }

  private @Nullable Failure gather(Gathering place, Filter filter, Set<PublicKey> readers) {
    try {
      queries
          .find(filter, readers, clock.instant(), mostItems + 1)
          .takeWhile(place::add)
          .then()
          .timeout(TIMEOUT)
          .block();
    } catch (RuntimeException fault) {
      LOG.error("events to reconcile could not be read: {}", fault.toString());
      return NOT_READ;
    }
    return switch (place.complete()) {
      case OPEN, CLOSED -> null;
      case RELAY_FULL -> BUSY;
      // In the words of strfry, which clients look for.
      case TOO_MANY ->
          new Failure(new Reason(Prefix.BLOCKED, "too many query results"), (long) mostItems);
    };
  }

  private void answer(
      @Nullable ItemSet items,
      NegentropyMessage message,
      Consumer<NegentropyMessage> answer,
      Consumer<Failure> failed) {
    if (items == null) {
      // It was closed, and nobody waits.
      return;
    }
    switch (new Responder(items, messageBytes).on(message)) {
      case Answer.Reply(NegentropyMessage reply) -> answer.accept(reply);
      case Answer.Refused(String sentence) ->
          failed.accept(new Failure(Reason.invalid(sentence), null));
    }
  }

  private static void run(ThreadPoolExecutor threads, Runnable task, Runnable full) {
    try {
      threads.execute(task);
    } catch (RejectedExecutionException rejected) {
      full.run();
    }
  }

  private static ThreadPoolExecutor threads(String name, int count) {
    return new ThreadPoolExecutor(
        count,
        count,
        0,
        TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(QUEUE),
        Thread.ofPlatform().name(name, 0).factory());
  }

  @Override
  public void close() {
    gatherers.shutdownNow();
    comparers.shutdown();
  }
}
