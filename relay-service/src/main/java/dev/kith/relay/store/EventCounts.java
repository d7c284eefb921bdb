package dev.kith.relay.store;

import dev.kith.model.event.PublicKey;
import dev.kith.model.filter.Filter;
import io.r2dbc.spi.R2dbcException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Counts what filters match (NIP-45), up to a number and for a time: nobody can keep the database
/// busy with a question that is answered by one number.
public final class EventCounts {

  /// How PostgreSQL reports a statement time-out (its manual, appendix A).
  private static final String QUERY_CANCELED = "57014";

  private final DatabaseClient database;
  private final TransactionalOperator transaction;
  private final int exactUpTo;
  private final Duration time;

  /// @param exactUpTo highest number that is counted to
  /// @param time after which the server itself gives up
  public EventCounts(
      DatabaseClient database,
      ReactiveTransactionManager transactions,
      int exactUpTo,
      Duration time) {
    this.database = database;
    this.transaction = TransactionalOperator.create(transactions);
    this.exactUpTo = exactUpTo;
    this.time = time;
  }

  /// @param events how many there are, or the highest number that is counted to
  /// @param approximate true if there are more than that
  public record Tally(long events, boolean approximate) {}

  /// How many events at least one of the filters matches. Of those that match a filter with a
  /// limit, no more than that are counted.
  ///
  /// @param readers keys that the asker has proved to hold
  /// @return fails with a [TimeoutException] if it takes too long
  public Mono<Tally> count(List<Filter> filters, Set<PublicKey> readers, Instant now) {
    Sql sql = new Sql();
    String visible = Visibility.of(sql, readers, now);
    List<String> parts = new ArrayList<>();
    for (Filter filter : filters) {
      int limit = limit(filter.limit());
      if (limit > 0 && !filter.matchesNothing()) {
        parts.add(FilterSql.of(filter, sql, visible, limit, "", false));
      }
    }
    if (parts.isEmpty()) {
      return Mono.just(new Tally(0, false));
    }
    sql.add("select count(*) from (select distinct position from (")
        .add(String.join(" union all ", parts))
        .add(") found limit ")
        .add(sql.marker(exactUpTo + 1))
        .add(") counted");
    // Only a setting of the transaction goes away with it, whatever becomes of the question.
    return database
        .sql("set local statement_timeout = " + time.toMillis())
        .then()
        .then(sql.on(database).mapValue(Long.class).one())
        .as(transaction::transactional)
        .onErrorMap(
            EventCounts::isGivenUp,
            givenUp -> (TimeoutException) new TimeoutException().initCause(givenUp))
        .map(found -> new Tally(Math.min(found, exactUpTo), found > exactUpTo));
  }

  private static boolean isGivenUp(Throwable fault) {
    return fault.getCause() instanceof R2dbcException cause
        && QUERY_CANCELED.equals(cause.getSqlState());
  }

  /// One more than is counted to tells whether there are more.
  private int limit(@Nullable Integer asked) {
    return asked == null ? exactUpTo + 1 : Math.min(asked, exactUpTo + 1);
  }
}
