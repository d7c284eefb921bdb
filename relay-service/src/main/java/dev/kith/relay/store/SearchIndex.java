package dev.kith.relay.store;

import dev.kith.relay.store.LogTail.Logged;
import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Brings the index of words up to the head of the log. Events are indexed after they are stored:
/// it would nearly double the time of a batch.
public final class SearchIndex {

  private static final int STEP = 500;

  private static final String IS_BEHIND =
      """
      select exists (select 1 from relay.event e join relay.searched s on e.position > s.position
                      where e.audience = 0)
      """;

  private static final String LOCK = "select position from relay.searched for update";

  private static final String UNINDEXED =
      """
      select position, json from relay.event
       where position > $1 and audience = 0 order by position limit $2
      """;

  /// What was deleted in the meantime is left out. Should a deletion slip in between all the same,
  /// words stay behind that lead to no event.
  private static final String INSERT =
      """
      with added as (
        insert into relay.search (position, words)
        select w.position, w.words::tsvector
          from unnest($1::bigint[], $2::text[]) as w(position, words)
          join relay.event e on e.position = w.position
         where w.words <> ''
      )
      update relay.searched set position = $3
      """;

  private final DatabaseClient database;
  private final TransactionalOperator transaction;

  public SearchIndex(DatabaseClient database, ReactiveTransactionManager transactions) {
    this.database = database;
    this.transaction = TransactionalOperator.create(transactions);
  }

  /// Completes when all that was stored before is indexed, by this replica or another one.
  public Mono<Void> catchUp() {
    return database
        .sql(IS_BEHIND)
        .mapValue(Boolean.class)
        .one()
        .filter(behind -> behind)
        .flatMap(_ -> step().expand(done -> done == STEP ? step() : Mono.empty()).then());
  }

  /// @return how many events it took
  private Mono<Integer> step() {
    return database
        .sql(LOCK)
        .mapValue(Long.class)
        .one()
        .flatMap(this::unindexed)
        .flatMap(
            events -> events.isEmpty() ? Mono.just(0) : insert(events).thenReturn(events.size()))
        .as(transaction::transactional);
  }

  private Mono<List<Logged>> unindexed(long after) {
    return Sql.bound(database, UNINDEXED, List.of(after, STEP))
        .map(row ->
            LogTail.logged(
                Objects.requireNonNull(row.get("position", Long.class)),
                Objects.requireNonNull(row.get("json", String.class))))
        .all()
        .collectList();
  }

  private Mono<Void> insert(List<Logged> events) {
    return Sql.bound(
            database,
            INSERT,
            List.of(
                events.stream().map(Logged::position).toArray(Long[]::new),
                events.stream()
                    .map(logged -> SearchSql.vector(logged.event().event().content()))
                    .toArray(String[]::new),
                events.getLast().position()))
        .then();
  }
}
