package dev.kith.wake.store;

import dev.kith.model.event.PublicKey;
import dev.kith.wake.lease.AgentState;
import dev.kith.wake.lease.AgentWakes;
import dev.kith.wake.lease.LeaseId;
import dev.kith.wake.lease.WakeEffect;
import dev.kith.wake.lease.WakeInput;
import dev.kith.wake.policy.WakeLimits;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Keeps the wakes of agents. Whatever happens to an agent's wakes, at any replica, is one
/// transaction that holds the lock on the agent's row. Effects are handed back after the commit; a
/// push that is handed out and not answered, because the replica is gone, comes due again.
public final class AgentStore {

  /// What is to be done for the wakes of one agent.
  public record Step(PublicKey agent, List<WakeEffect> effects) {}

  private static final String KNOW =
      "insert into wake.agent (key) values (decode(:key, 'hex')) on conflict do nothing";

  private static final String LOCK =
      """
      select encode(key, 'hex') as key, state::text as state
        from wake.agent where key = decode(:key, 'hex') for update
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
        update wake.agent set state = cast(:state as jsonb), due_at = :due
         where key = decode(:key, 'hex')
      )
      insert into wake.history (agent, at, what, detail, told)
      select decode(:key, 'hex'), cast(:now as timestamptz), h.what, cast(h.detail as jsonb),
             h.what <> 'parked'
        from unnest(cast(:whats as text[]), cast(:details as text[]))
               with ordinality as h(what, detail, place)
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

  /// Takes in that something has happened to the wakes of an agent.
  public Mono<Step> tell(PublicKey agent, WakeInput input, Instant now) {
    return database
        .sql(KNOW)
        .bind("key", agent.hex())
        .then()
        .then(database.sql(LOCK).bind("key", agent.hex()).map(AgentStore::row).one())
        .flatMap(row -> {
          AgentWakes wakes = wakes(row);
          List<WakeEffect> effects = wakes.on(input, now);
          return save(agent, wakes, effects, now).thenReturn(new Step(agent, effects));
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
        .collectList()
        .flatMapMany(Flux::fromIterable)
        .concatMap(row -> {
          AgentWakes wakes = wakes(row);
          List<WakeEffect> effects = new ArrayList<>();
          for (LeaseId lease : wakes.due(now)) {
            effects.addAll(wakes.on(new WakeInput.Due(lease), now));
          }
          return save(row.agent(), wakes, effects, now).thenReturn(new Step(row.agent(), effects));
        })
        .collectList()
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

  private Mono<Void> save(
      PublicKey agent, AgentWakes wakes, List<WakeEffect> effects, Instant now) {
    Instant due = wakes.nextDue();
    List<WakeEffect> kept =
        effects.stream().filter(effect -> EffectText.what(effect) != null).toList();
    GenericExecuteSpec save =
        database
            .sql(SAVE)
            .bind("key", agent.hex())
            .bind("now", now)
            .bind("whats", kept.stream().map(EffectText::what).toArray(String[]::new))
            .bind("details", kept.stream().map(EffectText::detail).toArray(String[]::new))
            .bind("state", AgentStateText.write(wakes.state()));
    return (due == null ? save.bindNull("due", Instant.class) : save.bind("due", due)).then();
  }

  private static Row row(Readable row) {
    String state = row.get("state", String.class);
    return new Row(
        PublicKey.ofHex(Objects.requireNonNull(row.get("key", String.class))),
        state == null ? AgentState.UNKNOWN : AgentStateText.read(state));
  }
}
