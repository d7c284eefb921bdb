package dev.kith.wake.store;

import dev.kith.model.event.PublicKey;
import dev.kith.wake.lease.AgentState;
import dev.kith.wake.lease.AgentWakes;
import dev.kith.wake.lease.WakeEffect;
import dev.kith.wake.lease.WakeInput;
import dev.kith.wake.policy.WakeLimits;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Keeps the wakes of agents. Whatever happens to an agent's wakes, at any replica, happens in a
/// transaction that holds the lock on the agent's row, for many agents at once. Effects are handed
/// back after the commit; a push that is handed out and not answered, because the replica is gone,
/// comes due again.
public final class AgentStore {

  /// What is to be done for the wakes of one agent.
  public record Step(PublicKey agent, List<WakeEffect> effects) {}

  /// Whoever works on several agents takes them in the order of their keys, so that no two wait for
  /// each other.
  private static final String KNOW =
      """
      insert into wake.agent (key)
      select decode(k, 'hex') from unnest(cast(:keys as text[])) as k order by 1
      on conflict do nothing
      """;

  private static final String LOCK =
      """
      select encode(key, 'hex') as key, state::text as state
        from wake.agent
       where key = any(array(select decode(k, 'hex') from unnest(cast(:keys as text[])) as k))
       order by wake.agent.key for update
      """;

  /// What another replica has locked is being seen to.
  private static final String LOCK_DUE =
      """
      select encode(key, 'hex') as key, state::text as state
        from wake.agent where due_at <= :now order by due_at limit :most for update skip locked
      """;

  /// What has happened is kept with what came of it; what the relay is to tell, until it knows.
  private static final String SAVE =
      """
      with saved as (
        update wake.agent a
           set state = cast(g.state as jsonb), due_at = cast(nullif(g.due, '') as timestamptz)
          from unnest(cast(:keys as text[]), cast(:states as text[]), cast(:dues as text[]))
                 as g(key, state, due)
         where a.key = decode(g.key, 'hex')
      )
      insert into wake.history (agent, at, what, detail, told)
      select decode(h.agent, 'hex'), cast(:now as timestamptz), h.what, cast(h.detail as jsonb),
             h.what <> 'parked'
        from unnest(cast(:agents as text[]), cast(:whats as text[]), cast(:details as text[]))
               with ordinality as h(agent, what, detail, place)
       order by h.place
      """;

  private static final String QUEUE =
      """
      select encode(key, 'hex') as key, state::text as state, due_at
        from wake.agent where due_at is not null and key > decode(:after, 'hex')
       order by key limit :most
      """;

  private static final String FIND =
      """
      select encode(key, 'hex') as key, state::text as state
        from wake.agent where key = decode(:key, 'hex')
      """;

  /// An agent with wakes that are not over.
  ///
  /// @param dueAt when the next of them is to be looked at
  public record Queued(PublicKey agent, AgentState state, Instant dueAt) {}

  private record Row(PublicKey agent, AgentState state) {}

  private final DatabaseClient database;
  private final TransactionalOperator transaction;
  private final WakeLimits limits;
  private final RandomGenerator random;

  /// @param random may be used by several threads at once
  public AgentStore(
      DatabaseClient database,
      ReactiveTransactionManager transactions,
      WakeLimits limits,
      RandomGenerator random) {
    this.database = database;
    this.transaction = TransactionalOperator.create(transactions);
    this.limits = limits;
    this.random = random;
  }

  /// What has happened to the wakes of one agent, in its order.
  public record Told(PublicKey agent, List<WakeInput> inputs) {
    public Told {
      inputs = List.copyOf(inputs);
    }
  }

  /// Takes in what has happened to the wakes of some agents: all of it or nothing.
  ///
  /// @return what is to be done for each, in the same order
  public Mono<List<Step>> tell(List<Told> all, Instant now) {
    String[] keys = all.stream().map(told -> told.agent().hex()).distinct().toArray(String[]::new);
    return database
        .sql(KNOW)
        .bind("keys", keys)
        .then()
        .thenMany(database.sql(LOCK).bind("keys", keys).map(AgentStore::row).all())
        .collectMap(Row::agent, this::wakes)
        .flatMap(wakes -> {
          List<Step> steps =
              all.stream().map(told -> step(told, wakesOf(told.agent(), wakes), now)).toList();
          return save(wakes, steps, now).thenReturn(steps);
        })
        .as(transaction::transactional);
  }

  /// Does what is due, for some agents.
  ///
  /// @param most agents at once
  /// @return empty if nothing is, or another replica sees to it
  public Mono<List<Step>> due(int most, Instant now) {
    return database
        .sql(LOCK_DUE)
        .bind("now", now)
        .bind("most", most)
        .map(AgentStore::row)
        .all()
        .collectMap(Row::agent, this::wakes, LinkedHashMap::new)
        .flatMap(wakes -> {
          List<Step> steps =
              wakes.entrySet().stream()
                  .map(one -> step(due(one.getKey(), one.getValue(), now), one.getValue(), now))
                  .toList();
          return save(wakes, steps, now).thenReturn(steps);
        })
        .as(transaction::transactional);
  }

  /// How it is with an agent's wakes; as with one that nobody has tried to wake, if there are none.
  public Mono<AgentState> find(PublicKey agent) {
    return database
        .sql(FIND)
        .bind("key", agent.hex())
        .map(row -> row(row).state())
        .one()
        .defaultIfEmpty(AgentState.UNKNOWN);
  }

  /// Agents with wakes that are not over, in the order of their keys.
  ///
  /// @param after the last one of the page before, in hex; empty for the first page
  public Flux<Queued> queue(String after, int most) {
    return database
        .sql(QUEUE)
        .bind("after", after)
        .bind("most", most)
        .map(row -> {
          Row agent = row(row);
          return new Queued(
              agent.agent(),
              agent.state(),
              Objects.requireNonNull(row.get("due_at", Instant.class)));
        })
        .all();
  }

  private AgentWakes wakes(Row row) {
    return new AgentWakes(row.state(), limits, random);
  }

  private static AgentWakes wakesOf(PublicKey agent, Map<PublicKey, AgentWakes> wakes) {
    return Objects.requireNonNull(wakes.get(agent));
  }

  private static Told due(PublicKey agent, AgentWakes wakes, Instant now) {
    return new Told(agent, wakes.due(now).stream().<WakeInput>map(WakeInput.Due::new).toList());
  }

  private static Step step(Told told, AgentWakes wakes, Instant now) {
    return new Step(
        told.agent(),
        told.inputs().stream().flatMap(input -> wakes.on(input, now).stream()).toList());
  }

  private Mono<Void> save(Map<PublicKey, AgentWakes> wakes, List<Step> steps, Instant now) {
    if (wakes.isEmpty()) {
      return Mono.empty();
    }
    List<Kept> kept = steps.stream().flatMap(AgentStore::kept).toList();
    List<PublicKey> agents = List.copyOf(wakes.keySet());
    return database
        .sql(SAVE)
        .bind("now", now)
        .bind("keys", texts(agents, PublicKey::hex))
        .bind("states", texts(agents, agent -> AgentStateText.write(wakesOf(agent, wakes).state())))
        .bind("dues", texts(agents, agent -> Objects.toString(wakesOf(agent, wakes).nextDue(), "")))
        .bind("agents", texts(kept, one -> one.agent().hex()))
        .bind("whats", texts(kept, Kept::what))
        .bind("details", texts(kept, Kept::detail))
        .then();
  }

  /// A row of the history.
  private record Kept(PublicKey agent, String what, String detail) {}

  private static Stream<Kept> kept(Step step) {
    return step.effects().stream()
        .flatMap(effect -> {
          String what = EffectText.what(effect);
          return what == null
              ? Stream.empty()
              : Stream.of(new Kept(step.agent(), what, EffectText.detail(effect)));
        });
  }

  private static <R> String[] texts(List<R> rows, Function<R, String> text) {
    return rows.stream().map(text).toArray(String[]::new);
  }

  private static Row row(Readable row) {
    String state = row.get("state", String.class);
    return new Row(
        PublicKey.ofHex(Objects.requireNonNull(row.get("key", String.class))),
        state == null ? AgentState.UNKNOWN : AgentStateText.read(state));
  }
}
