package dev.kith.relay.store;

import dev.kith.relay.store.LogTail.Logged;
import io.r2dbc.spi.Readable;
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
      "select s.position < l.head from relay.searched s cross join relay.log l";

  private static final String LOCK =
      "select s.position, l.head from relay.searched s cross join relay.log l for update of s";

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
      update relay.searched set position = greatest(position, $3)
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

  /// Where no public event is left, private ones are passed over, or they would be looked at again
  /// each time. Those up to the head that was seen with the lock are all seen by what comes after.
  ///
  /// @return how many events it took
  private Mono<Integer> step() {
    return database
        .sql(LOCK)
        .map(row -> new Span(position(row, "position"), position(row, "head")))
        .one()
        .flatMap(span ->
            unindexed(span.after())
                .flatMap(
                    events -> insert(events, span.reachedBy(events)).thenReturn(events.size())))
        .as(transaction::transactional);
  }

  /// The log behind what is indexed.
  private record Span(long after, long head) {

    long reachedBy(List<Logged> events) {
      if (events.isEmpty()) {
        return head;
      }
      long last = events.getLast().position();
      return events.size() == STEP ? last : Math.max(last, head);
    }
  }

  private Mono<List<Logged>> unindexed(long after) {
    return Sql.bound(database, UNINDEXED, List.of(after, STEP))
        .map(row ->
            LogTail.logged(
                position(row, "position"), Objects.requireNonNull(row.get("json", String.class))))
        .all()
        .collectList();
  }

  private Mono<Void> insert(List<Logged> events, long reached) {
    return Sql.bound(
            database,
            INSERT,
            List.of(
                events.stream().map(Logged::position).toArray(Long[]::new),
                events.stream()
                    .map(logged -> SearchSql.vector(logged.event().event().content()))
                    .toArray(String[]::new),
                reached))
        .then();
  }

  private static long position(Readable row, String column) {
    return Objects.requireNonNull(row.get(column, Long.class));
  }
}
