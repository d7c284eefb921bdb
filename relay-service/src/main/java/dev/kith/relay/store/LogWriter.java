package dev.kith.relay.store;

import dev.kith.model.event.Address;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.WireEvent;
import dev.kith.model.topic.TopicPattern;
import dev.kith.relay.access.Audience;
import dev.kith.relay.ingest.BatchPlan;
import dev.kith.relay.ingest.BatchPlan.DeletionTarget;
import dev.kith.relay.session.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Writes what a batch was decided to do. Runs inside the batch's transaction.
final class LogWriter {

  /// Columns travel as arrays: one statement, whatever the size of the batch. It marks what an
  /// agent that is not there may have to be woken for ([WakeStore]).
  private static final String INSERT =
      """
      with added as (
        insert into relay.event
          (position, id, pubkey, created_at, kind, address, expires_at, audience, tags, json)
        select t.position, decode(t.id, 'hex'), decode(t.pubkey, 'hex'), t.created_at, t.kind,
               t.address::uuid, nullif(t.expires_at, -1), t.audience, t.tags::uuid[], t.json
          from unnest($1::bigint[], %s, %s, $4::bigint[], $5::int[], %s, $7::bigint[],
                      $8::smallint[], %s, %s)
               as t(position, id, pubkey, created_at, kind, address, expires_at, audience,
                    tags, json)
        returning position, kind, created_at, tags, octet_length(json) as bytes
      ), tagged as (
        insert into relay.tag (hash, kind, created_at, position)
        select hash, kind, created_at, position from added cross join unnest(tags) as hash
      ), marked as (
        update relay.wake w set news = nextval('relay.wake_number'), taken_until = null
          from (select distinct unnest(tags) as hash from added where kind in (%s)) a
         where w.about = 'mail' and w.addressed = a.hash
           and not exists (select from relay.session s
                            where s.owner = w.owner and s.name = w.name and s.replica is not null)
      )
      update relay.log
         set head = $11,
             events = events + (select count(*) from added),
             bytes = bytes + (select coalesce(sum(added.bytes), 0) from added)
      """
          .formatted(
              TextColumn.array("$2"),
              TextColumn.array("$3"),
              TextColumn.array("$6"),
              TextColumn.array("$9"),
              TextColumn.array("$10"),
              WakeStore.KINDS);

  private static final String INSERT_TOPICS =
      """
      insert into relay.topic (hash, name)
      select * from unnest($1::uuid[], $2::text[]) on conflict do nothing
      """;

  private static final String DELETE =
      """
      with gone as (
        delete from relay.event e %s
        returning e.position, e.id, e.tags, octet_length(e.json) as bytes
      ), untagged as (
        delete from relay.tag t
         using (select position, unnest(tags) as hash from gone) g
         where t.hash = g.hash and t.position = g.position
      ), unsearched as (
        delete from relay.search s using gone where s.position = gone.position
      ), unreceipted as (
        delete from relay.receipt r using gone g where r.event = g.id and r.written
      ), counted as (
        update relay.log
           set events = events - (select count(*) from gone),
               bytes = bytes - (select sum(gone.bytes) from gone)
         where exists (select from gone)
      )
      select count(*) from gone
      """;

  private static final String DELETE_REPLACED =
      DELETE.formatted(
          "where e.id = any(array(select decode(x, 'hex') from unnest($1::text[]) x))");

  /// Neither a deletion request (NIP-09) nor one to vanish (NIP-62) is deletable; a gift wrap is by
  /// its recipient (NIP-59).
  private static final String DELETE_BY_ID =
      DELETE.formatted(
          """
          using unnest($1::text[], $2::text[], $3::uuid[]) as d(id, author, addressee)
          where e.id = decode(d.id, 'hex') and e.kind not in (5, 62)
            and (e.pubkey = decode(d.author, 'hex')
                 or (e.kind = 1059 and d.addressee = any(e.tags)))
          """);

  private static final String DELETE_BY_ADDRESS =
      DELETE.formatted(
          """
          using unnest($1::uuid[], $2::bigint[]) as d(address, up_to)
          where e.address = d.address and e.created_at <= d.up_to
          """);

  /// Who wrote very much vanishes in steps, of which this is the first: [LogSweep] finds the rest.
  private static final String DELETE_VANISHED =
      DELETE.formatted(
          """
          where e.position = any(array(
            select p.position
              from unnest($1::text[], $2::uuid[], $3::bigint[]) as v(author, addressee, up_to)
                   cross join lateral (
                     (select w.position from relay.event w
                       where w.pubkey = decode(v.author, 'hex') and w.created_at <= v.up_to
                         and w.kind <> 62 limit 5000)
                     union all
                     (select t.position from relay.tag t
                       where t.hash = v.addressee and t.created_at <= v.up_to
                         and t.kind = 1059 limit 5000)
                   ) p))
          """);

  /// Connections that have such a session hear of it as they hear of another's taking it over.
  private static final String END_SESSIONS =
      """
      with ended as (
        delete from relay.session s using unnest($1::text[]) as v(owner)
         where s.owner = decode(v.owner, 'hex')
        returning s.replica, s.owner, s.name, s.attachment
      )
      insert into relay.takeover (replica, owner, name, attachment)
      select replica, owner, name, attachment from ended where replica is not null
      """;

  private static final String FREE_NAMES = "delete from relay.name where pubkey = any($1::text[])";

  private static final String DELETE_AT = DELETE.formatted("where e.position = any($1::bigint[])");

  private final DatabaseClient database;

  LogWriter(DatabaseClient database) {
    this.database = database;
  }

  /// What goes is deleted before what comes is inserted: a new version may take the address of one
  /// that the same batch deletes. Of its own events the plan has left out what it deletes.
  ///
  /// @param base the head of the log; accepted events get the positions that follow it
  Mono<Void> write(long base, BatchPlan plan) {
    return deleteReplaced(plan)
        .then(deleteById(targets(plan, DeletionTarget.ById.class)))
        .then(deleteByAddress(targets(plan, DeletionTarget.ByAddress.class)))
        .then(deleteVanished(targets(plan, DeletionTarget.ByVanishing.class)))
        .then(insertTopics(plan))
        .then(insert(base, plan));
  }

  /// Deletes what stands at those positions.
  ///
  /// @return how many events that were
  Mono<Long> remove(List<Long> positions) {
    return Sql.bound(database, DELETE_AT, List.of((Object) positions.toArray(Long[]::new)))
        .mapValue(Long.class)
        .one();
  }

  Mono<Void> truncated(long position) {
    return run("update relay.log set truncated = greatest(truncated, $1)", position);
  }

  private Mono<Void> insert(long base, BatchPlan plan) {
    if (plan.accepted().isEmpty()) {
      return Mono.empty();
    }
    Map<EventId, Integer> places = new HashMap<>();
    plan.accepted().forEach(event -> places.put(event.id(), places.size() + 1));
    List<WireEvent> stored = plan.stored();
    return run(
        INSERT,
        column(stored, Long[]::new, event -> base + places.getOrDefault(event.id(), 0)),
        TextColumn.of(stored, event -> event.id().hex()),
        TextColumn.of(stored, event -> event.event().pubkey().hex()),
        column(stored, Long[]::new, event -> event.event().createdAt()),
        column(stored, Integer[]::new, event -> event.event().kind()),
        TextColumn.of(stored, event -> address(event.event())),
        column(stored, Long[]::new, event -> expiration(event.event())),
        column(stored, Short[]::new, event -> audience(event.event())),
        TextColumn.of(stored, event -> tags(event.event())),
        TextColumn.of(stored, event -> new String(event.json(), StandardCharsets.UTF_8)),
        base + plan.accepted().size());
  }

  /// For the patterns of filters; most batches bring no new name.
  private Mono<Void> insertTopics(BatchPlan plan) {
    List<String> topics =
        plan.stored().stream()
            .flatMap(event -> event.event().tagValues("t"))
            .filter(TopicPattern::isName)
            .distinct()
            .toList();
    return topics.isEmpty()
        ? Mono.empty()
        : run(
            INSERT_TOPICS,
            column(topics, UUID[]::new, topic -> TagHash.of("t", topic)),
            topics.toArray(String[]::new));
  }

  private Mono<Void> deleteReplaced(BatchPlan plan) {
    return plan.replaced().isEmpty()
        ? Mono.empty()
        : run(DELETE_REPLACED, (Object) HexArray.text(plan.replaced()));
  }

  private Mono<Void> deleteById(List<DeletionTarget.ById> targets) {
    return targets.isEmpty()
        ? Mono.empty()
        : run(
            DELETE_BY_ID,
            column(targets, String[]::new, target -> target.id().hex()),
            column(targets, String[]::new, target -> target.by().hex()),
            column(targets, UUID[]::new, target -> TagHash.of("p", target.by().hex())));
  }

  private Mono<Void> deleteByAddress(List<DeletionTarget.ByAddress> targets) {
    return targets.isEmpty()
        ? Mono.empty()
        : run(
            DELETE_BY_ADDRESS,
            column(targets, UUID[]::new, target -> TagHash.of(target.address())),
            column(targets, Long[]::new, DeletionTarget.ByAddress::upTo));
  }

  private Mono<Void> deleteVanished(List<DeletionTarget.ByVanishing> targets) {
    if (targets.isEmpty()) {
      return Mono.empty();
    }
    String[] keys = column(targets, String[]::new, target -> target.key().hex());
    return run(
            DELETE_VANISHED,
            keys,
            column(targets, UUID[]::new, target -> TagHash.of("p", target.key().hex())),
            column(targets, Long[]::new, DeletionTarget.ByVanishing::upTo))
        .then(run(END_SESSIONS, (Object) keys))
        .then(run(FREE_NAMES, (Object) keys));
  }

  private Mono<Void> run(String statement, Object... values) {
    return Sql.bound(database, statement, Arrays.asList(values)).then();
  }

  private static <T extends DeletionTarget> List<T> targets(BatchPlan plan, Class<T> type) {
    return plan.deletions().stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static <R, T> T[] column(List<R> rows, IntFunction<T[]> array, Function<R, T> value) {
    return rows.stream().map(value).toArray(array);
  }

  private static String address(Event event) {
    Address address = event.address();
    return address == null ? "" : TagHash.of(address).toString();
  }

  private static short audience(Event event) {
    return Reader.mayKeep(event) ? Visibility.KEPT : Audience.of(event).code();
  }

  /// What is ephemeral goes by itself, at the latest when no session can want it any longer.
  private static long expiration(Event event) {
    long last = event.createdAt() + Reader.MAX_EPHEMERAL_TTL;
    Long expiration = event.expiration();
    if (Reader.mayKeep(event)) {
      return expiration == null ? last : Math.min(expiration, last);
    }
    return expiration == null ? -1 : expiration;
  }

  private static String tags(Event event) {
    return Arrays.stream(TagHash.of(event))
        .map(UUID::toString)
        .collect(Collectors.joining(",", "{", "}"));
  }
}
