package dev.kith.relay.store;

import dev.kith.model.event.PublicKey;
import dev.kith.model.filter.Filter;
import dev.kith.model.wire.FilterJson;
import dev.kith.relay.session.Claim;
import dev.kith.relay.session.FeedInput.Claimed;
import dev.kith.relay.session.FeedInput.Scanned;
import dev.kith.relay.session.LogEntry;
import dev.kith.relay.session.Reader;
import dev.kith.relay.session.ReceiptDue;
import dev.kith.relay.session.SessionId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Gives what is for a shared session to its workers, each event to one at a time, over all
/// replicas: whoever gives or takes holds the lock on the session's row until commit.
public final class ShareStore {

  /// Most events that one claim gets, so that others get some too and none takes long.
  private static final int STEP = 64;

  /// The log is read on behind what was given out, at first from where the session begins.
  private static final String STATE =
      """
      select greatest(s.delivered, s.cursor) as delivered, s.filters, l.head,
             (select count(*) from relay.worker o where o.owner = s.owner and o.name = s.name)
               as workers
        from relay.worker w join relay.session s using (owner, name) cross join relay.log l
       where w.owner = decode($1, 'hex') and w.name = $2 and w.number = $3
         for update of w
      """;

  /// What cannot be read any more is not given again.
  private static final String FORGET =
      """
      delete from relay.flight where owner = decode($1, 'hex') and name = $2
         and position = any($3)
      """;

  private static final String GIVE_AGAIN =
      """
      update relay.flight f set worker = w.number, claim = w.claims + 1 from relay.worker w
       where w.owner = decode($1, 'hex') and w.name = $2 and w.number = $3
         and f.owner = w.owner and f.name = w.name and f.position = any($4)
      """;

  private static final String GIVE =
      """
      insert into relay.flight (owner, name, position, worker, claim, event, sender)
      select w.owner, w.name, g.position, w.number, w.claims + 1,
             decode(nullif(g.event, ''), 'hex'), decode(nullif(g.sender, ''), 'hex')
        from relay.worker w
       cross join unnest($4::bigint[], $5::text[], $6::text[]) as g(position, event, sender)
       where w.owner = decode($1, 'hex') and w.name = $2 and w.number = $3
      """;

  private static final String COUNT_CLAIM =
      """
      update relay.worker
         set claims = claims + 1, lapses_at = now() + make_interval(secs => lease)
       where owner = decode($1, 'hex') and name = $2 and number = $3
      """;

  /// The cursor stands before the first event that is not acknowledged.
  private static final String ADVANCE =
      """
      update relay.session s set delivered = greatest(delivered, $3),
             cursor = greatest(cursor, coalesce(
               (select min(position) - 1 from relay.flight f
                 where f.owner = s.owner and f.name = s.name), greatest(delivered, $3)))
       where owner = decode($1, 'hex') and name = $2
      returning cursor
      """;

  /// All up to a delivery, in the order in which the worker got them.
  private static final String SETTLE =
      """
      with last as (
        select claim, position from relay.flight
         where owner = decode($1, 'hex') and name = $2 and worker = $3 and position = $4
      ), done as (
        delete from relay.flight f using last
         where f.owner = decode($1, 'hex') and f.name = $2 and f.worker = $3
           and (f.claim, f.position) <= (last.claim, last.position)
        returning f.event, f.sender
      ), due as (
        insert into relay.receipt (event, recipient, stage, sender)
        select distinct event, decode($1, 'hex'), 'acked', sender from done where event is not null
        on conflict do nothing
      )
      select exists (select from relay.worker where owner = decode($1, 'hex') and name = $2
                        and number = $3) as working
      """;

  /// A request that waits until then is not to end before its time.
  private static final String RENEW =
      """
      update relay.worker
         set lapses_at = greatest(lapses_at, now() + make_interval(secs => lease))
       where owner = decode($1, 'hex') and name = $2 and label = $3
      returning number
      """;

  /// Workers that come by requests wait at a replica that they are not bound to.
  private static final String LEFT_BEHIND =
      """
      select distinct encode(f.owner, 'hex') as owner, f.name from relay.flight f
       where f.worker is null
         and exists (select from relay.worker w
                      where w.owner = f.owner and w.name = f.name
                        and (w.replica = $1 or w.replica is null))
      """;

  private final DatabaseClient database;
  private final ShareLock lock;
  private final LogScan scan;
  private final UUID replica;
  private final InstantSource clock;

  /// @param scan reads with the same database client's connections
  public ShareStore(
      DatabaseClient database,
      ReactiveTransactionManager transactions,
      LogScan scan,
      UUID replica,
      InstantSource clock) {
    this.database = database;
    this.lock = new ShareLock(database, transactions);
    this.scan = scan;
    this.replica = replica;
    this.clock = clock;
  }

  private record State(long delivered, long head, List<Filter> filters, int workers) {}

  /// @param json null if it cannot be read any more
  private record Flight(long position, @Nullable String json) {}

  /// @param unreadable positions of what cannot be read any more
  private record Found(List<LogEntry> entries, List<Long> unreadable) {

    static Found of(List<Flight> flights) {
      List<LogEntry> entries = new ArrayList<>();
      List<Long> unreadable = new ArrayList<>();
      for (Flight flight : flights) {
        String json = flight.json();
        if (json == null) {
          unreadable.add(flight.position());
        } else {
          byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
          entries.add(new LogEntry(flight.position(), bytes, null));
        }
      }
      return new Found(entries, unreadable);
    }

    int size() {
      return entries.size() + unreadable.size();
    }
  }

  /// Gets something for a worker: first what others left behind, then what comes next in the log.
  ///
  /// @return empty if it is not a worker any more
  public Mono<Claimed> claim(SessionId session, long worker, int most) {
    return lock.holding(
        session,
        on(STATE, session, worker)
            .map(row ->
                new State(
                    Objects.requireNonNull(row.get("delivered", Long.class)),
                    Objects.requireNonNull(row.get("head", Long.class)),
                    FilterJson.read(Objects.requireNonNull(row.get("filters", String.class))),
                    Objects.requireNonNull(row.get("workers", Integer.class))))
            .one()
            .flatMap(state -> claim(session, worker, Math.min(most, STEP), state)));
  }

  /// What a worker has and has not acknowledged, in the order in which it got it.
  public Mono<List<Claim>> held(SessionId session, long worker, int most) {
    return lock.holding(
        session,
        flights(session, worker, most)
            .flatMap(found ->
                forget(session, found.unreadable())
                    .thenReturn(
                        found.entries().stream().map(entry -> new Claim(entry, true)).toList())));
  }

  /// The worker is done with what it was delivered up to that delivery, and with all before it.
  ///
  /// @return the cursor of the session; empty if it is not a worker any more
  public Mono<Long> settle(SessionId session, long worker, long position) {
    return lock.holding(session, settled(session, worker, position));
  }

  /// The same for a worker that comes by requests, whose lease begins anew.
  public Mono<Long> settle(SessionId session, String worker, long position) {
    return lock.holding(
        session,
        Sql.bound(database, RENEW, List.of(session.owner().hex(), session.name(), worker))
            .mapValue(Long.class)
            .one()
            .flatMap(number -> settled(session, number, position)));
  }

  private Mono<Long> settled(SessionId session, long worker, long position) {
    return on(SETTLE, session, worker, position)
        .mapValue(Boolean.class)
        .one()
        .filter(working -> working)
        .flatMap(_ -> advance(session, 0));
  }

  /// The sessions with workers that may be at this replica in which something was left behind.
  public Flux<SessionId> leftBehind() {
    return Sql.bound(database, LEFT_BEHIND, List.of(replica))
        .map(row ->
            new SessionId(
                PublicKey.ofHex(Objects.requireNonNull(row.get("owner", String.class))),
                Objects.requireNonNull(row.get("name", String.class))))
        .all();
  }

  private Mono<Claimed> claim(SessionId session, long worker, int most, State state) {
    return flights(session, null, most)
        .flatMap(left ->
            left.size() == 0
                ? next(session, worker, most, state)
                : again(session, worker, left, state));
  }

  /// @param worker whose, or null for what was left behind
  private Mono<Found> flights(SessionId session, @Nullable Long worker, int most) {
    Sql sql = new Sql();
    sql.add("select f.position, e.json from relay.flight f left join relay.event e on ")
        .add("e.position = f.position and ")
        .add(Visibility.of(sql, Set.of(session.owner()), clock.instant()))
        .add(" where f.owner = decode(" + sql.marker(session.owner().hex()) + ", 'hex')")
        .add(" and f.name = " + sql.marker(session.name()))
        .add(
            worker == null
                ? " and f.worker is null order by f.position"
                : " and f.worker = " + sql.marker(worker) + " order by f.claim, f.position")
        .add(" limit " + sql.marker(most));
    return sql.on(database)
        .map(row ->
            new Flight(
                Objects.requireNonNull(row.get("position", Long.class)),
                row.get("json", String.class)))
        .all()
        .collectList()
        .map(Found::of);
  }

  private Mono<Claimed> again(SessionId session, long worker, Found left, State state) {
    List<Claim> claims =
        left.entries().stream()
            .limit(share(left.size(), state.workers()))
            .map(entry -> new Claim(entry, true))
            .toList();
    Long[] positions = claims.stream().map(claim -> claim.entry().position()).toArray(Long[]::new);
    // There may be more of them, or something new; the next claim looks.
    return forget(session, left.unreadable())
        .then(on(GIVE_AGAIN, session, worker, (Object) positions).then())
        .then(on(COUNT_CLAIM, session, worker).then())
        .thenReturn(new Claimed(claims, state.delivered(), true));
  }

  private Mono<Void> forget(SessionId session, List<Long> positions) {
    Object gone = positions.toArray(Long[]::new);
    return Sql.bound(database, FORGET, List.of(session.owner().hex(), session.name(), gone))
        .then()
        .then(advance(session, 0))
        .then();
  }

  private Mono<Claimed> next(SessionId session, long worker, int most, State state) {
    Instant now = clock.instant();
    return scan.scan(new Reader(session.owner(), 0), state.filters(), state.delivered(), most, now)
        .flatMap(scanned -> {
          Claimed claimed = portion(scanned, state.workers());
          return claimed.through() == state.delivered() && claimed.claims().isEmpty()
              ? Mono.just(claimed)
              : given(session, worker, claimed);
        });
  }

  private Mono<Claimed> given(SessionId session, long worker, Claimed claimed) {
    List<LogEntry> entries = claimed.claims().stream().map(Claim::entry).toList();
    Mono<Void> give =
        entries.isEmpty()
            ? Mono.empty()
            : on(
                    GIVE,
                    session,
                    worker,
                    entries.stream().map(LogEntry::position).toArray(Long[]::new),
                    column(entries, receipt -> receipt.event().hex()),
                    column(entries, receipt -> receipt.sender().hex()))
                .then()
                .then(on(COUNT_CLAIM, session, worker).then());
    return give.then(advance(session, claimed.through())).thenReturn(claimed);
  }

  /// Of what was found, as much as leaves some to the other workers.
  private static Claimed portion(Scanned scanned, int workers) {
    List<LogEntry> found = scanned.entries();
    int taken = share(found.size(), workers);
    boolean all = taken == found.size();
    return new Claimed(
        found.stream().limit(taken).map(entry -> new Claim(entry, false)).toList(),
        all ? scanned.through() : found.get(taken - 1).position(),
        !all || scanned.more());
  }

  private static int share(int found, int workers) {
    return Math.ceilDiv(found, Math.max(1, workers));
  }

  private static String[] column(List<LogEntry> entries, Function<ReceiptDue, String> value) {
    return entries.stream()
        .map(entry -> entry.receipt() == null ? "" : value.apply(entry.receipt()))
        .toArray(String[]::new);
  }

  private Mono<Long> advance(SessionId session, long through) {
    return Sql.bound(database, ADVANCE, List.of(session.owner().hex(), session.name(), through))
        .mapValue(Long.class)
        .one();
  }

  private DatabaseClient.GenericExecuteSpec on(
      String statement, SessionId session, long worker, Object... more) {
    List<Object> values =
        Stream.concat(Stream.of(session.owner().hex(), session.name(), worker), Arrays.stream(more))
            .toList();
    return Sql.bound(database, statement, values);
  }
}
