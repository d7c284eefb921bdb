package dev.kith.relay.store;

import dev.kith.model.event.PublicKey;
import dev.kith.relay.session.SessionId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// What replicas do for sessions at intervals: each shows that it lives, and all clear up behind
/// those that died.
public final class SessionUpkeep {

  private static final String RENEW =
      """
      insert into relay.replica (id, renewed_at) values ($1, now())
      on conflict (id) do update set renewed_at = now()
      """;

  /// What was attached to a replica that has died is lost from now on: after an outage of all of
  /// them, wills wait their delay, and sessions their expiry, from the moment on that one serves
  /// again.
  private static final String CLEAR_DEAD =
      """
      with dead as (
        delete from relay.replica
         where renewed_at < now() - make_interval(secs => $1) returning id
      ), orphaned as (
        update relay.session s
           set replica = null, detached_at = now(),
               perhaps_delivered = (select head from relay.log),
               lost_at = case when s.will is not null then now() end
         where s.replica is not null
           and not exists (select from relay.replica r where r.id = s.replica
                             and r.id not in (select id from dead))
      ), living as (
        select id from relay.replica where id not in (select id from dead)
      ), locked as (
        select s.owner, s.name from relay.session s
         where exists (select from relay.worker w
                        where w.owner = s.owner and w.name = s.name
                          and w.replica not in (select id from living))
         order by s.owner, s.name for update
      ), gone as (
        delete from relay.worker w using locked l
         where w.owner = l.owner and w.name = l.name
           and w.replica not in (select id from living)
        returning w.owner, w.name
      ), left_alone as (
        update relay.session s set detached_at = now() from gone g
         where s.owner = g.owner and s.name = g.name
      )
      delete from relay.takeover t
       where not exists (select from relay.replica r where r.id = t.replica)
      """;

  private static final String DROP_EXPIRED =
      "delete from relay.session where " + SessionStore.EXPIRED;

  private static final String TAKEOVERS =
      """
      delete from relay.takeover where replica = $1
      returning encode(owner, 'hex') as owner, name, attachment
      """;

  private static final String EPHEMERAL_KEEPERS =
      "select distinct encode(owner, 'hex') from relay.session where ephemeral_ttl > 0";

  private static final String LAG =
      """
      select count(*) as stored,
             coalesce(max(l.head - s.cursor) filter (where s.replica is not null), 0) as attached,
             coalesce(max(l.head - s.cursor), 0) as any
        from relay.session s cross join relay.log l
      """;

  private final DatabaseClient database;
  private final UUID replica;

  public SessionUpkeep(DatabaseClient database, UUID replica) {
    this.database = database;
    this.replica = replica;
  }

  /// An attachment that has been taken over.
  public record Takeover(SessionId session, long attachment) {}

  /// How far all sessions are.
  ///
  /// @param stored how many there are
  /// @param attached most positions that one of those is behind which a socket has
  /// @param any most positions that any of them is behind
  public record Lag(long stored, long attached, long any) {}

  public Mono<Lag> lag() {
    return database
        .sql(LAG)
        .map(row ->
            new Lag(
                Objects.requireNonNull(row.get("stored", Long.class)),
                Objects.requireNonNull(row.get("attached", Long.class)),
                Objects.requireNonNull(row.get("any", Long.class))))
        .one();
  }

  public Mono<Void> renew() {
    return Sql.bound(database, RENEW, List.of(replica)).then();
  }

  /// @param lapseSeconds after how long without renewal a replica counts as dead
  public Mono<Void> clear(int lapseSeconds) {
    return Sql.bound(database, CLEAR_DEAD, List.of(lapseSeconds))
        .then()
        .then(database.sql(DROP_EXPIRED).then());
  }

  /// The keys, in hex, that have a session which keeps ephemeral events.
  public Flux<String> ephemeralKeepers() {
    return database.sql(EPHEMERAL_KEEPERS).mapValue(String.class).all();
  }

  /// What other replicas have taken over from this one.
  public Flux<Takeover> takeovers() {
    return Sql.bound(database, TAKEOVERS, List.of(replica))
        .map(row ->
            new Takeover(
                new SessionId(
                    PublicKey.ofHex(Objects.requireNonNull(row.get("owner", String.class))),
                    Objects.requireNonNull(row.get("name", String.class))),
                Objects.requireNonNull(row.get("attachment", Long.class))))
        .all();
  }
}
