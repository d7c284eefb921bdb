package dev.kith.presence.store;

import dev.kith.model.event.PublicKey;
import dev.kith.presence.agents.Input.Memory;
import dev.kith.presence.directory.AgentEntry;
import dev.kith.presence.directory.AgentQuestion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple2;
import reactor.util.function.Tuples;

/// Looks agents up.
public final class AgentReader {

  private static final String COLUMNS =
      """
      select a.*, array(select name from presence.capability c where c.key = a.key order by name)
             as capabilities,
             exists (select from presence.wakeable w where w.key = a.key) as wakeable
        from presence.agent a
      """;

  private static final String LIVE =
      """
      select a.*, null::text[] as capabilities from presence.agent a
       where a.declared_id is not null or a.state in ('reachable', 'suspect', 'asleep')
      """;

  private final DatabaseClient database;

  public AgentReader(DatabaseClient database) {
    this.database = database;
  }

  /// Where the changes stand.
  ///
  /// @param id names the directory; another one means that the database was replaced
  /// @param head position of the last change
  /// @param forgotten no change up to there can be told any more
  public record Head(UUID id, long head, long forgotten) {}

  public Mono<Head> head() {
    return database
        .sql("select id, head, forgotten from presence.directory")
        .map(row ->
            new Head(
                AgentRow.required(row, "id", UUID.class),
                AgentRow.required(row, "head", Long.class),
                AgentRow.required(row, "forgotten", Long.class)))
        .one();
  }

  public Mono<AgentEntry> find(PublicKey key, Instant now) {
    return database
        .sql(COLUMNS + "where a.key = $1")
        .bind(0, key.hex())
        .map(row -> AgentRow.entry(row, now))
        .one();
  }

  /// Those that are asked for, in the order of their keys.
  ///
  /// @param after the key of the last agent of the page before, empty for the first page
  public Flux<AgentEntry> list(AgentQuestion question, String after, int most, Instant now) {
    List<Object> values = new ArrayList<>(List.of(after));
    StringBuilder sql = new StringBuilder(COLUMNS).append("where a.key > $1");
    if (question.capability() != null) {
      String name = question.capability();
      int first = add(values, name, name + "/", name + "0");
      // In the collation of the column "0" is what comes after "/".
      sql.append(
          " and exists (select from presence.capability c where c.key = a.key and (c.name = $%d"
                  .formatted(first)
              + " or (c.name >= $%d and c.name < $%d)))".formatted(first + 1, first + 2));
    }
    if (question.status() != null) {
      int first = add(values, question.status().word(), now.getEpochSecond());
      sql.append(
          " and a.status = $%d and coalesce(a.until > $%d, true)".formatted(first, first + 1));
    }
    if (question.state() != null) {
      sql.append(" and a.state = $%d".formatted(add(values, question.state().word())));
    }
    if (question.text() != null) {
      sql.append(
          " and a.words @@ plainto_tsquery('simple', $%d)".formatted(add(values, question.text())));
    }
    sql.append(" order by a.key limit $%d".formatted(add(values, most)));
    return bound(sql.toString(), values).map(row -> AgentRow.entry(row, now)).all();
  }

  /// Those that have changed since, each as it is now, in the order of their changes.
  public Flux<AgentEntry> changed(long after, int most, Instant now) {
    return bound(
            COLUMNS + "where a.position > $1 order by a.position limit $2", List.of(after, most))
        .map(row -> AgentRow.entry(row, now))
        .all();
  }

  /// What a watch has to remember.
  public Flux<Tuple2<PublicKey, Memory>> remembered() {
    return database.sql(LIVE).map(row -> Tuples.of(AgentRow.key(row), AgentRow.memory(row))).all();
  }

  private static int add(List<Object> values, Object... more) {
    values.addAll(List.of(more));
    return values.size() - more.length + 1;
  }

  private GenericExecuteSpec bound(String sql, List<Object> values) {
    GenericExecuteSpec statement = database.sql(sql);
    for (int i = 0; i < values.size(); i++) {
      statement = statement.bind(i, values.get(i));
    }
    return statement;
  }
}
