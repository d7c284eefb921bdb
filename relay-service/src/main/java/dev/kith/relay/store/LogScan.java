package dev.kith.relay.store;

import dev.kith.model.event.Event;
import dev.kith.model.event.PublicKey;
import dev.kith.model.filter.Filter;
import dev.kith.model.wire.EventJson;
import dev.kith.model.wire.EventJson.Decoded;
import dev.kith.relay.session.FeedInput.Scanned;
import dev.kith.relay.session.LogEntry;
import dev.kith.relay.session.Reader;
import dev.kith.relay.session.ReceiptDue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Reads the log for a session: in the order of positions, from where the session is.
public final class LogScan {

  /// Most positions that a scan without a tag to go by looks at, so that none takes long.
  private static final long WINDOW = 20_000;

  /// What an event that wants receipts has in its JSON, however it is spaced.
  private static final String RECEIPT = "\"receipt\"";

  private final DatabaseClient database;
  private final int pageBytes;

  /// @param pageBytes most bytes of JSON in one scan; at least one event is read
  public LogScan(DatabaseClient database, int pageBytes) {
    this.database = database;
    this.pageBytes = pageBytes;
  }

  /// @param reader who reads, and so what may be read
  /// @param after the position behind which to begin
  /// @param most entries at most
  public Mono<Scanned> scan(
      Reader reader, List<Filter> filters, long after, int most, Instant now) {
    Sql sql = new Sql();
    boolean bounded = filters.stream().anyMatch(PositionSql::walksLog);
    sql.add("with log as (select head from relay.log), reach as (select ")
        .add(bounded ? "least(head, " + sql.marker(after + WINDOW) + ")" : "head")
        .add(" as through, head from log), found as (");
    sql.add(PositionSql.union(filters, sql, Visibility.of(sql, reader, now), after, most))
        .add("), sized as (select position, json, sum(octet_length(json)) over (order by position)")
        .add(" - octet_length(json) as before from found)")
        .add(
            " select r.through, r.head, s.position, s.json from reach r left join sized s on s.before < ")
        .add(sql.marker(pageBytes))
        .add(" and s.position <= r.through order by s.position");
    return sql.on(database)
        .map(row ->
            new Row(
                Objects.requireNonNull(row.get("through", Long.class)),
                Objects.requireNonNull(row.get("head", Long.class)),
                row.get("position", Long.class),
                row.get("json", String.class)))
        .all()
        .collectList()
        .map(rows -> scanned(rows, reader.owner(), most));
  }

  private record Row(long through, long head, @Nullable Long position, @Nullable String json) {}

  private Scanned scanned(List<Row> rows, PublicKey owner, int most) {
    List<LogEntry> entries = new ArrayList<>(rows.size());
    long bytes = 0;
    for (Row row : rows) {
      if (row.position() != null && row.json() != null) {
        byte[] json = row.json().getBytes(StandardCharsets.UTF_8);
        bytes += json.length;
        entries.add(new LogEntry(row.position(), json, receipt(row.json(), json, owner)));
      }
    }
    Row any = rows.getFirst();
    boolean cut = entries.size() >= most || bytes >= pageBytes;
    long through = cut ? entries.getLast().position() : any.through();
    return new Scanned(entries, through, through < any.head());
  }

  private static @Nullable ReceiptDue receipt(String text, byte[] json, PublicKey owner) {
    return text.contains(RECEIPT) && EventJson.decode(json) instanceof Decoded.Sound(Event event)
        ? ReceiptDue.of(event, owner)
        : null;
  }
}
