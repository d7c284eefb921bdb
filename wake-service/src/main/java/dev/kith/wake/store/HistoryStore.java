package dev.kith.wake.store;

import dev.kith.model.event.PublicKey;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What has happened to the wakes of agents. [AgentStore] writes it.
public final class HistoryStore {

  private static final String SELECT =
      "select number, encode(agent, 'hex') as agent, at, what, detail::text as detail"
          + " from wake.history";

  private static final String UNTOLD = SELECT + " where not told order by number limit $1";

  private static final String OF_AGENT =
      SELECT + " where agent = decode($1, 'hex') and number < $2 order by number desc limit $3";

  private static final String TOLD = "update wake.history set told = true where number = $1";

  private static final String TOTALS =
      """
      select what,
             lower(case what when 'deferred' then detail->>'cause'
                             when 'reached' then detail->>'stage'
                             when 'parked' then detail->>'reason' end) as why,
             count(*) as times, count(distinct agent) as agents
        from wake.history where at > $1
       group by 1, 2 order by 1, 2
      """;

  private static final String FORGET = "delete from wake.history where at < $1 and told";

  private final DatabaseClient database;

  /// @param database where statements have PostgreSQL's own `$1`
  public HistoryStore(DatabaseClient database) {
    this.database = database;
  }

  /// One thing that has happened.
  ///
  /// @param detail as the effect is written
  public record Entry(long number, PublicKey agent, Instant at, String what, JsonNode detail) {}

  /// How often something has happened, and to how many agents.
  ///
  /// @param why a cause, a stage or a reason, where there is one of few
  public record Total(String what, @Nullable String why, long times, long agents) {}

  /// What the relay is still to be told.
  public Flux<Entry> untold(int most) {
    return database.sql(UNTOLD).bind(0, most).map(HistoryStore::entry).all();
  }

  public Mono<Void> told(long number) {
    return database.sql(TOLD).bind(0, number).then();
  }

  /// The newest first.
  ///
  /// @param before the number of the last one of the page before
  public Flux<Entry> of(PublicKey agent, long before, int most) {
    return database
        .sql(OF_AGENT)
        .bind(0, agent.hex())
        .bind(1, before)
        .bind(2, most)
        .map(HistoryStore::entry)
        .all();
  }

  public Flux<Total> totals(Instant since) {
    return database.sql(TOTALS).bind(0, since).map(HistoryStore::total).all();
  }

  public Mono<Void> forget(Instant before) {
    return database.sql(FORGET).bind(0, before).then();
  }

  private static Entry entry(Readable row) {
    return new Entry(
        required(row, "number", Long.class),
        PublicKey.ofHex(required(row, "agent", String.class)),
        required(row, "at", Instant.class),
        required(row, "what", String.class),
        JsonMapper.shared().readTree(required(row, "detail", String.class)));
  }

  private static Total total(Readable row) {
    return new Total(
        required(row, "what", String.class),
        row.get("why", String.class),
        required(row, "times", Long.class),
        required(row, "agents", Long.class));
  }

  private static <T> T required(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }
}
