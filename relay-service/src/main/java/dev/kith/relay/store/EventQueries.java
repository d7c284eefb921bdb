package dev.kith.relay.store;

import dev.kith.model.event.PublicKey;
import dev.kith.model.filter.Filter;
import dev.kith.model.message.RelayMessage.Completeness;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Answers filters from the store: newest first, ties by the lower id (NIP-01). What a search found
/// comes before the rest, the best first (NIP-50).
///
/// One statement finds all that is to be sent and brings as much of it as fits a page; the rest is
/// fetched by position as the client reads. So no cursor and no connection waits for a client.
public final class EventQueries {

  private final DatabaseClient database;
  private final int defaultLimit;
  private final int maxLimit;
  private final int pageBytes;

  /// @param defaultLimit most events for a filter without a limit
  /// @param maxLimit most events for any filter
  /// @param pageBytes most bytes of JSON in a page; at least as many as an event can have
  public EventQueries(DatabaseClient database, int defaultLimit, int maxLimit, int pageBytes) {
    this.database = database;
    this.defaultLimit = defaultLimit;
    this.maxLimit = maxLimit;
    this.pageBytes = pageBytes;
  }

  /// The events that any of the filters matches, each filter up to its own limit.
  ///
  /// @param readers keys that the asker has proved to hold
  /// @param upTo highest position to look at
  public Mono<Page> find(List<Filter> filters, Set<PublicKey> readers, long upTo, Instant now) {
    Sql sql = new Sql();
    String visible = visible(sql, readers, upTo, now);
    boolean scored = filters.stream().anyMatch(filter -> filter.search() != null);
    List<String> parts = new ArrayList<>();
    for (Filter filter : filters) {
      int limit = limit(filter.limit());
      if (limit > 0 && !filter.matchesNothing()) {
        parts.add(FilterSql.of(filter, sql, visible, limit, ", e.json", scored));
      }
    }
    if (parts.isEmpty()) {
      return Mono.just(Page.EMPTY);
    }
    String union =
        parts.size() == 1
            ? parts.getFirst()
            : "(select distinct on (created_at, id) * from ("
                + String.join(" union all ", parts)
                + ") u order by created_at desc, id"
                + (scored ? ", score desc)" : ")");
    String order = "order by " + (scored ? "e.score desc, " : "") + "e.created_at desc, e.id";
    sql.add("select e.position, case when sum(octet_length(e.json)) over (" + order + ") <= ")
        .add(sql.marker(pageBytes))
        .add(" then e.json end as json from " + union + " e " + order);
    return page(sql);
  }

  /// Says of the first page of an answer whether the answer is all that matches, whatever the
  /// limits (NIP-67). Only where a limit may have cut, the database is asked again.
  public Mono<Page> hint(
      Page first, List<Filter> filters, Set<PublicKey> readers, long upTo, Instant now) {
    int sent = first.size();
    Sql sql = new Sql();
    String visible = visible(sql, readers, upTo, now);
    List<String> parts = new ArrayList<>();
    boolean cut = false;
    for (Filter filter : filters) {
      if (!filter.matchesNothing()) {
        cut |= limit(filter.limit()) <= sent;
        parts.add(FilterSql.of(filter, sql, visible, sent + 1, "", false));
      }
    }
    if (!cut) {
      return Mono.just(first.with(Completeness.FINISH));
    }
    sql.add("select count(*) > ")
        .add(sql.marker(sent))
        .add(" from (select distinct position from (")
        .add(String.join(" union all ", parts))
        .add(") found) counted");
    return sql.on(database)
        .mapValue(Boolean.class)
        .one()
        .map(more -> first.with(more ? Completeness.MORE : Completeness.FINISH));
  }

  /// The events at those positions, in that order, without what has gone in the meantime.
  public Mono<Page> fetch(List<Long> positions) {
    Sql sql = new Sql();
    sql.add("select e.position, case when sum(octet_length(e.json)) over (order by p.place) <= ")
        .add(sql.marker(pageBytes))
        .add(" then e.json end as json from unnest(")
        .add(sql.marker(positions.toArray(Long[]::new)))
        .add("::bigint[]) with ordinality as p(position, place)")
        .add(" join relay.event e on e.position = p.position order by p.place");
    return page(sql);
  }

  private static String visible(Sql sql, Set<PublicKey> readers, long upTo, Instant now) {
    return "e.position <= " + sql.marker(upTo) + " and " + Visibility.of(sql, readers, now);
  }

  private Mono<Page> page(Sql sql) {
    return sql.on(database)
        .map((row, _) -> new Row(row.get("position", Long.class), row.get("json", String.class)))
        .all()
        .collectList()
        .map(EventQueries::page);
  }

  private record Row(@Nullable Long position, @Nullable String json) {}

  private static Page page(List<Row> rows) {
    List<byte[]> events = new ArrayList<>(rows.size());
    List<Long> remaining = new ArrayList<>();
    for (Row row : rows) {
      if (row.json() != null) {
        events.add(row.json().getBytes(StandardCharsets.UTF_8));
      } else if (row.position() != null) {
        remaining.add(row.position());
      }
    }
    return new Page(events, remaining, Completeness.UNSAID);
  }

  private int limit(@Nullable Integer asked) {
    return Math.min(asked == null ? defaultLimit : asked, maxLimit);
  }
}
