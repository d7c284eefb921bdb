package dev.kith.relay.store;

import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.Kind;
import dev.kith.model.wire.EventJson;
import dev.kith.model.wire.EventJson.Decoded;
import dev.kith.relay.access.Report;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Stored events that were reported (NIP-56) and that no operator has decided about: who blocks one
/// deletes it, and who allows one is asked about it no more.
public final class ReportedEvents {

  private static final String REPORTS =
      "select json from relay.event where kind = $1 order by created_at desc, id limit $2";

  private static final String ALLOW =
      "insert into relay.allowed_event (id) values (decode($1, 'hex')) on conflict do nothing";

  private final DatabaseClient database;

  public ReportedEvents(DatabaseClient database) {
    this.database = database;
  }

  /// Those of the newest reports, with the newest word on each.
  ///
  /// @param most how many reports are looked at
  public Flux<Report> undecided(int most) {
    return Sql.bound(database, REPORTS, List.of(Kind.REPORT, most))
        .mapValue(String.class)
        .all()
        .flatMapIterable(ReportedEvents::reports)
        .collect(
            () -> new LinkedHashMap<EventId, Report>(),
            (newest, report) -> newest.putIfAbsent(report.event(), report))
        .flatMapMany(this::undecided);
  }

  public Mono<Void> allow(EventId id) {
    return Sql.bound(database, ALLOW, List.of(id.hex())).then();
  }

  private Flux<Report> undecided(Map<EventId, Report> newest) {
    Sql sql = new Sql();
    sql.add("select encode(e.id, 'hex') from relay.event e where e.id = any(")
        .add(HexArray.bytes(sql, newest.keySet()))
        .add(") and not exists (select from relay.allowed_event a where a.id = e.id)");
    return sql.on(database)
        .mapValue(String.class)
        .all()
        .map(EventId::ofHex)
        .collectList()
        .flatMapIterable(found -> {
          newest.keySet().retainAll(Set.copyOf(found));
          return newest.values();
        });
  }

  private static List<Report> reports(String json) {
    return EventJson.decode(json.getBytes(StandardCharsets.UTF_8))
            instanceof Decoded.Sound(Event report)
        ? Report.of(report)
        : List.of();
  }
}
