package dev.kith.relay.store;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.EventId;
import dev.kith.model.event.PublicKey;
import dev.kith.model.filter.Filter;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/// Time and id of what a filter matches, at one moment, and nothing else of it: the JSON of the
/// events is not touched.
public final class ItemQueries {

  private final DatabaseClient database;

  public ItemQueries(DatabaseClient database) {
    this.database = database;
  }

  /// The items in their order, oldest first. If there are more than so many, or than the filter's
  /// own limit, the newest of them.
  ///
  /// @param readers keys that the asker has proved to hold
  public Flux<Item> find(Filter filter, Set<PublicKey> readers, Instant now, int most) {
    Integer asked = filter.limit();
    int limit = asked == null ? most : Math.min(asked, most);
    if (limit == 0 || filter.matchesNothing()) {
      return Flux.empty();
    }
    Sql sql = new Sql();
    String found = FilterSql.of(filter, sql, Visibility.of(sql, readers, now), limit, "", false);
    sql.add("select e.created_at, e.id from " + found + " e order by e.created_at, e.id");
    return sql.on(database)
        .map((row, _) ->
            new Item(
                Objects.requireNonNull(row.get("created_at", Long.class)),
                new EventId(Bytes32.of(Objects.requireNonNull(row.get("id", byte[].class))))))
        .all();
  }
}
