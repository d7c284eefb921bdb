package dev.kith.relay.store;

import dev.kith.relay.retention.Keep;
import dev.kith.relay.retention.RetentionPolicy;
import dev.kith.relay.retention.Span;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Looks for events that are to go, a few at a time. That an event lies at a position never
/// changes, so they can be removed later, when [EventLog#remove] has its turn.
public final class LogSweep {

  private static final String EXPIRED =
      """
      select position from relay.event
       where expires_at <= $1 and kind <> all($2::int[]) order by expires_at limit $3
      """;

  /// Kinds are walked one by one, each from its oldest event on.
  private static final String AGED =
      """
      with recursive kinds as (
        (select kind from relay.event where kind between $1 and $2 order by kind limit 1)
        union all
        select (select e.kind from relay.event e
                 where e.kind > k.kind and e.kind <= $2 order by e.kind limit 1)
          from kinds k where k.kind is not null
      )
      select o.position
        from kinds k cross join lateral (
               select e.position from relay.event e
                where e.kind = k.kind and e.created_at < $3 order by e.created_at limit $4
             ) o
       limit $4
      """;

  private static final String OLDEST =
      """
      select position from (
        select position,
               sum(octet_length(json)) over (order by position) - octet_length(json) as before
          from (select e.position, e.json from relay.event e
                 where not exists (select from unnest($1::int[], $2::int[]) as kept(low, high)
                                    where e.kind between kept.low and kept.high)
                 order by e.position limit $3) oldest
      ) o
       where before < $4 order by position
      """;

  private static final String VANISHED =
      """
      select p.position
        from relay.event v
             cross join lateral (
               (select e.position from relay.event e
                 where e.pubkey = v.pubkey and e.created_at <= v.created_at
                   and e.kind <> 62 limit $1)
               union all
               (select t.position from relay.tag t
                 where t.hash = encode(
                         substring(sha256(convert_to('p' || encode(v.pubkey, 'hex'), 'UTF8'))
                           for 16), 'hex')::uuid
                   and t.created_at <= v.created_at and t.kind = 1059 limit $1)
             ) p
       where v.kind = 62
       limit $1
      """;

  private final DatabaseClient database;

  public LogSweep(DatabaseClient database) {
    this.database = database;
  }

  /// Positions of events that have expired (NIP-40).
  public Mono<List<Long>> expired(Instant now, int most) {
    return positions(
        EXPIRED,
        List.of(now.getEpochSecond(), RetentionPolicy.PERMANENT.toArray(Integer[]::new), most));
  }

  /// Positions of events of keys that have vanished (NIP-62), and of the gift wraps to them.
  public Mono<List<Long>> vanished(int most) {
    return positions(VANISHED, List.of(most));
  }

  /// Positions of events of those kinds that were made before then.
  public Mono<List<Long>> aged(Span kinds, Instant before, int most) {
    return positions(AGED, List.of(kinds.from(), kinds.to(), before.getEpochSecond(), most));
  }

  /// Positions of the events that came first and together have that many bytes, without those that
  /// are always kept.
  public Mono<List<Long>> oldest(List<Span> spans, long bytes, int most) {
    List<Span> kept = spans.stream().filter(span -> span.keep() instanceof Keep.Always).toList();
    return positions(
        OLDEST,
        List.of(
            kept.stream().map(Span::from).toArray(Integer[]::new),
            kept.stream().map(Span::to).toArray(Integer[]::new),
            most,
            bytes));
  }

  private Mono<List<Long>> positions(String statement, List<Object> values) {
    return Sql.bound(database, statement, values).mapValue(Long.class).all().collectList();
  }
}
