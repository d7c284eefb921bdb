package dev.kith.relay.store;

import dev.kith.model.event.WireEvent;
import dev.kith.relay.ingest.BatchPlan;
import dev.kith.relay.ingest.BatchPlanner;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Appends batches to the log, each in one transaction.
///
/// The transaction first takes the row lock on `relay.log` and holds it until commit. So batches of
/// all replicas follow one another, each sees what the one before it committed, and positions
/// become visible in their order: a reader that has passed one never finds a lower one later.
public final class EventLog {

  private static final String LOCK_HEAD = "select head from relay.log for update";

  private final DatabaseClient database;
  private final TransactionalOperator transaction;
  private final KnownEvents knownEvents;
  private final LogWriter writer;

  public EventLog(DatabaseClient database, ReactiveTransactionManager transactions) {
    this.database = database;
    this.transaction = TransactionalOperator.create(transactions);
    this.knownEvents = new KnownEvents(database);
    this.writer = new LogWriter(database);
  }

  /// What a batch did.
  ///
  /// @param base the head of the log before it; its accepted events have the positions that follow
  public record Appended(long base, BatchPlan plan) {}

  /// Decides and stores the events. When this completes, what is accepted is durable.
  ///
  /// @param offered admitted events with good signatures, in order of arrival
  public Mono<Appended> append(List<WireEvent> offered) {
    return append(_ -> Mono.just(offered));
  }

  /// Decides and stores events that are made within the transaction: what the source does with the
  /// connection it is given becomes durable together with them, or not at all.
  public Mono<Appended> append(Function<DatabaseClient, Mono<List<WireEvent>>> source) {
    return lockHead()
        .flatMap(base -> source.apply(database).flatMap(offered -> append(base, offered)))
        .as(transaction::transactional);
  }

  /// Deletes the events at those positions between two batches: a batch decides by what is stored,
  /// and that must not change under it.
  ///
  /// @return how many were still there
  public Mono<Long> remove(List<Long> positions) {
    return remove(_ -> Mono.just(positions));
  }

  /// Deletes events that are found within the transaction: what the source does with the connection
  /// it is given becomes durable together with that, or not at all.
  public Mono<Long> remove(Function<DatabaseClient, Mono<List<Long>>> source) {
    return lockHead()
        .flatMap(_ -> source.apply(database).flatMap(writer::remove))
        .as(transaction::transactional);
  }

  /// Deletes events, as [#remove] does, that nobody had asked to go, and remembers how far up the
  /// log that reached.
  public Mono<Long> truncate(List<Long> positions) {
    return lockHead()
        .flatMap(_ -> writer.remove(positions))
        .flatMap(gone -> writer.truncated(Collections.max(positions)).thenReturn(gone))
        .as(transaction::transactional);
  }

  private Mono<Appended> append(long base, List<WireEvent> offered) {
    return knownEvents
        .load(offered)
        .map(known -> BatchPlanner.plan(offered, known))
        .flatMap(plan -> writer.write(base, plan).thenReturn(new Appended(base, plan)));
  }

  private Mono<Long> lockHead() {
    return database.sql(LOCK_HEAD).mapValue(Long.class).one();
  }
}
