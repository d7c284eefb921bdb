package dev.kith.presence.store;

import dev.kith.presence.directory.AgentChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Keeps what has changed, many agents in one transaction.
public final class AgentWriter {

  private static final String TAKE =
      "update presence.directory set head = head + $1 returning head - $1";

  private static final String CARDS =
      """
      insert into presence.agent as a
             (key, position, touched, card_id, card_at, name, description, relays, content, words)
      select r.key, r.position, now(), r.id, r.at, r.name, r.description, r.relays, r.content,
             to_tsvector('simple', concat_ws(' ', r.name, r.description,
               translate(array_to_string(r.capabilities, ' '), '/', ' ')))
        from json_to_recordset($1::json) as r (key text, position bigint, id text, at bigint,
             name text, description text, relays text[], capabilities text[], content text)
          on conflict (key) do update
         set position = excluded.position, touched = now(), card_id = excluded.card_id,
             card_at = excluded.card_at, name = excluded.name, description = excluded.description,
             relays = excluded.relays, content = excluded.content, words = excluded.words
      """;

  private static final String FORGET_CAPABILITIES =
      """
      delete from presence.capability
       using json_to_recordset($1::json) as r (key text) where capability.key = r.key
      """;

  private static final String CAPABILITIES =
      """
      insert into presence.capability (name, key)
      select unnest(r.capabilities), r.key
        from json_to_recordset($1::json) as r (key text, capabilities text[])
      """;

  private static final String DECLARATIONS =
      """
      insert into presence.agent as a
             (key, position, touched, declared_id, declared_at, status, valence, arousal, mood,
              energy, attention, next, until, note)
      select r.key, r.position, now(), r.id, r.at, r.status, r.valence, r.arousal, r.mood,
             r.energy, r.attention, r.next, r.until, r.note
        from json_to_recordset($1::json) as r (key text, position bigint, id text, at bigint,
             status text, valence double precision, arousal double precision, mood text,
             energy double precision, attention double precision, next bigint, until bigint,
             note text)
          on conflict (key) do update
         set position = excluded.position, touched = now(), declared_id = excluded.declared_id,
             declared_at = excluded.declared_at, status = excluded.status,
             valence = excluded.valence, arousal = excluded.arousal, mood = excluded.mood,
             energy = excluded.energy, attention = excluded.attention, next = excluded.next,
             until = excluded.until, note = excluded.note
      """;

  private static final String RENEWALS =
      """
      update presence.agent as a
         set touched = now(), declared_id = r.id, declared_at = r.at, until = r.until
        from json_to_recordset($1::json) as r (key text, id text, at bigint, until bigint)
       where a.key = r.key
      """;

  private static final String OBSERVATIONS =
      """
      insert into presence.agent as a (key, position, touched, state, since, seen)
      select r.key, r.position, now(), r.state, r.since, r.seen
        from json_to_recordset($1::json)
          as r (key text, position bigint, state text, since timestamptz, seen text[])
          on conflict (key) do update
         set position = excluded.position, touched = now(), state = excluded.state,
             since = excluded.since, seen = excluded.seen
       where (a.state, a.since, a.seen)
             is distinct from (excluded.state, excluded.since, excluded.seen)
      """;

  private static final String FORGET =
      """
      with gone as (
        delete from presence.agent
         where declared_id is null and (state is null or state = 'unreachable') and touched < $1
        returning position)
      update presence.directory
         set forgotten = greatest(forgotten, coalesce((select max(position) from gone), 0))
      returning (select count(*) from gone)
      """;

  private final DatabaseClient database;
  private final TransactionalOperator transactions;

  public AgentWriter(DatabaseClient database, TransactionalOperator transactions) {
    this.database = database;
    this.transactions = transactions;
  }

  /// Keeps the changes, of which each is about another agent.
  public Mono<Void> save(List<AgentChange> changes) {
    long visible = changes.stream().filter(AgentChange::isVisible).count();
    Mono<Long> base =
        visible == 0
            ? Mono.just(0L)
            : database.sql(TAKE).bind(0, visible).mapValue(Long.class).one();
    return base.flatMap(taken -> write(changes, taken)).as(transactions::transactional);
  }

  /// Forgets the agents that have declared nothing and not been reached for so long.
  ///
  /// @return how many
  public Mono<Long> forget(Duration age, Instant now) {
    return database.sql(FORGET).bind(0, now.minus(age)).mapValue(Long.class).one();
  }

  private Mono<Void> write(List<AgentChange> changes, long base) {
    List<Map<String, @Nullable Object>> cards = new ArrayList<>();
    List<Map<String, @Nullable Object>> declarations = new ArrayList<>();
    List<Map<String, @Nullable Object>> renewals = new ArrayList<>();
    List<Map<String, @Nullable Object>> observations = new ArrayList<>();
    long position = base;
    for (AgentChange change : changes) {
      String key = change.key().hex();
      position += change.isVisible() ? 1 : 0;
      if (change.card() != null) {
        cards.add(Rows.card(key, position, change.card()));
      }
      if (change.declared() != null) {
        declarations.add(Rows.declaration(key, position, change.declared().declaration()));
      }
      if (change.renewed() != null) {
        renewals.add(Rows.declaration(key, position, change.renewed()));
      }
      if (change.observed() != null) {
        observations.add(Rows.observation(key, position, change.observed()));
      }
    }
    return Flux.concat(
            run(CARDS, cards),
            run(FORGET_CAPABILITIES, cards),
            run(CAPABILITIES, cards),
            run(DECLARATIONS, declarations),
            run(RENEWALS, renewals),
            run(OBSERVATIONS, observations))
        .then();
  }

  private Mono<Void> run(String statement, List<Map<String, @Nullable Object>> rows) {
    return rows.isEmpty() ? Mono.empty() : database.sql(statement).bind(0, Rows.json(rows)).then();
  }
}
