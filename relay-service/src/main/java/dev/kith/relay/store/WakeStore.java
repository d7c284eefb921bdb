package dev.kith.relay.store;

import dev.kith.model.event.PublicKey;
import dev.kith.model.filter.Filter;
import dev.kith.model.wire.FilterJson;
import dev.kith.relay.session.ReceiptDue;
import dev.kith.relay.session.SessionId;
import dev.kith.relay.wake.Addressed;
import dev.kith.relay.wake.WakeNews;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Tells a wake service what is new for sessions that it watches. Marks are set by [LogWriter], and
/// by triggers on `relay.session`. What is told stays marked until the service has said that it
/// knows; a mark that is set meanwhile has another number, and is told too.
public final class WakeStore {

  /// As batches do: what is appended later is marked, what was before is found.
  private static final String LOCK_LOG = "select head from relay.log for update";

  private static final String WATCH =
      """
      insert into relay.wake (owner, name, about, addressed, news)
      select decode($1, 'hex'), $2, about, $3, nextval('relay.wake_number')
        from (values ('mail'), ('session')) as kinds(about)
      on conflict (owner, name, about) do update
         set asked = 0, news = excluded.news, taken_until = null
      """;

  private static final String UNWATCH =
      "delete from relay.wake where owner = decode($1, 'hex') and name = $2";

  private static final String TAKE =
      """
      with marked as (
        select owner, name, about from relay.wake
         where news is not null and (taken_until is null or taken_until <= now())
         order by news limit $1 for update skip locked
      ), taken as (
        update relay.wake w set taken_until = now() + interval '30 seconds'
          from marked m where w.owner = m.owner and w.name = m.name and w.about = m.about
        returning w.owner, w.name, w.about, w.addressed, w.asked, w.news
      )
      select encode(t.owner, 'hex') as owner, t.name, t.about, t.addressed, t.asked, t.news,
             coalesce(s.cursor, 0) as cursor, s.filters,
             case when s.replica is not null then 'attached'
                  when s.detached_at > now() - interval '1 minute' then 'left'
                  else 'away' end as state
        from taken t left join relay.session s on s.owner = t.owner and s.name = t.name
       order by t.news
      """;

  /// What an agent has left a moment ago is told again when its time to come back is over. Rows
  /// that others hold are left out, so that nobody waits for anybody: they have a new number.
  private static final String DONE =
      """
      with known as (
        select w.owner, w.name, w.about, t.through, t.state
          from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::text[])
                 as t(owner, name, about, number, through, state)
               join relay.wake w
                 on w.owner = decode(t.owner, 'hex') and w.name = t.name and w.about = t.about
                    and w.news = t.number
           for update of w skip locked
      )
      update relay.wake w
         set asked = greatest(w.asked, k.through),
             news = case when k.about = 'session' and k.state = 'left' then w.news end,
             taken_until =
               case when k.about = 'session' and k.state = 'left'
                    then (select s.detached_at + interval '1 minute' from relay.session s
                           where s.owner = w.owner and s.name = w.name) end
        from known k where w.owner = k.owner and w.name = k.name and w.about = k.about
      """;

  /// What an agent is woken for, as SQL has it.
  static final String KINDS =
      Addressed.KINDS.stream().map(String::valueOf).collect(Collectors.joining(", "));

  /// The newest: who has slept for long is woken by whoever wrote last.
  private static final String MAIL =
      """
      select m.place, e.position, e.json
        from unnest($1::uuid[], $2::bigint[], $3::text[]) with ordinality
               as m(hash, after, owner, place)
             cross join lateral (
               select e.position, e.json
                 from relay.tag t join relay.event e on e.position = t.position
                where t.hash = m.hash and t.position > m.after and t.kind in (%s)
                  and e.pubkey <> decode(m.owner, 'hex')
                  and (e.expires_at is null or e.expires_at > extract(epoch from now()))
                order by t.position desc limit 1000
             ) e
       order by m.place, e.position desc
      """
          .formatted(KINDS);

  /// Whom agents follow (NIP-02), or have written to among their newest thousand messages.
  private static final String KNOWN =
      """
      with agents as (
        select agent, decode(agent, 'hex') as pubkey
          from (select distinct agent from unnest($1::text[]) as a(agent)) as all_of
      ), known as (
        select a.agent, unnest(e.tags) as hash
          from agents a join relay.event e on e.pubkey = a.pubkey and e.kind = 3
        union all
        select a.agent, unnest(w.tags)
          from agents a cross join lateral (
            select e.tags from relay.event e
             where e.pubkey = a.pubkey and e.kind in (4040, 4041)
             order by e.created_at desc limit 1000
          ) w
      )
      select s.agent, s.key
        from unnest($1::text[], $2::text[], $3::uuid[]) as s(agent, key, hash)
       where (s.agent, s.hash) in (select agent, hash from known)
      """;

  private static final String WITH_RECEIPT =
      """
      select e.position, e.json
        from relay.tag t join relay.event e on e.position = t.position
       where t.hash = $1 and t.position > $2 and t.position <= $3 and t.kind in (%s)
         and e.json like '%%"receipt"%%'
       order by t.position limit 10000
      """
          .formatted(KINDS);

  private static final String PARK =
      """
      insert into relay.receipt (event, recipient, stage, sender)
      select decode(t.event, 'hex'), decode($2, 'hex'), 'parked', decode(t.sender, 'hex')
        from unnest($1::text[], $3::text[]) as t(event, sender)
       where not exists (select from relay.receipt r
                          where r.event = decode(t.event, 'hex')
                            and r.recipient = decode($2, 'hex') and r.stage = 'acked')
      on conflict do nothing
      """;

  /// What is looked up at a time: each may have a thousand messages.
  private static final int TOGETHER = 25;

  private record Marked(
      SessionId session,
      String about,
      UUID addressed,
      long asked,
      long number,
      long cursor,
      @Nullable List<Filter> filters,
      String state) {

    String owner() {
      return session.owner().hex();
    }

    boolean isAsleep() {
      return state.equals("away") || (state.equals("left") && about.equals("mail"));
    }

    /// What is new of the mail, or all of it when the agent has left.
    long from() {
      return about.equals("mail") ? Math.max(asked, cursor) : cursor;
    }

    /// Of what is addressed to the agent, what the session delivers: all, if it is not there yet.
    List<Addressed> delivered(List<Addressed> messages) {
      return filters == null
          ? messages
          : messages.stream()
              .filter(
                  message -> filters.stream().anyMatch(filter -> filter.matches(message.event())))
              .toList();
    }

    /// @param through the position of the newest message that was looked at
    WakeNews news(List<Addressed> messages, Set<PublicKey> known, long through) {
      return new WakeNews(
          session.owner(),
          session.name(),
          about,
          number,
          state,
          cursor,
          Addressed.piled(messages, known),
          through);
    }
  }

  private final DatabaseClient database;
  private final TransactionalOperator transaction;

  public WakeStore(DatabaseClient database, ReactiveTransactionManager transactions) {
    this.database = database;
    this.transaction = TransactionalOperator.create(transactions);
  }

  /// From now on it is told what happens to the session, and first how it is.
  public Mono<Void> watch(SessionId session) {
    return locked(
        Sql.bound(
                database,
                WATCH,
                List.of(
                    session.owner().hex(), session.name(), TagHash.of("p", session.owner().hex())))
            .then());
  }

  public Mono<Void> unwatch(SessionId session) {
    return locked(
        Sql.bound(database, UNWATCH, List.of(session.owner().hex(), session.name())).then());
  }

  /// What is new, for at most so many sessions. Nobody else is told the same for 30 seconds.
  public Mono<List<WakeNews>> take(int most) {
    return Sql.bound(database, TAKE, List.of(most))
        .map(WakeStore::marked)
        .all()
        .collectList()
        .flatMapMany(Flux::fromIterable)
        .buffer(TOGETHER)
        .concatMap(this::news)
        .flatMapIterable(news -> news)
        .collectList();
  }

  /// The service knows that.
  public Mono<Void> done(List<WakeNews> known) {
    return Sql.bound(
            database,
            DONE,
            List.of(
                texts(known, news -> news.agent().hex()),
                texts(known, WakeNews::session),
                texts(known, WakeNews::about),
                known.stream().map(WakeNews::number).toArray(Long[]::new),
                known.stream().map(WakeNews::through).toArray(Long[]::new),
                texts(known, WakeNews::state)))
        .then();
  }

  /// Notes that receipts are due for messages after one position and up to another which the agent
  /// could not be woken for.
  ///
  /// @return how many
  public Mono<Long> park(PublicKey agent, long after, long through) {
    return Sql.bound(database, WITH_RECEIPT, List.of(TagHash.of("p", agent.hex()), after, through))
        .map(WakeStore::addressed)
        .all()
        .flatMap(message -> Mono.justOrEmpty(ReceiptDue.of(message.event(), agent)))
        .collectList()
        .flatMap(due ->
            due.isEmpty()
                ? Mono.just(0L)
                : Sql.bound(
                        database,
                        PARK,
                        List.of(
                            texts(due, one -> one.event().hex()),
                            agent.hex(),
                            texts(due, one -> one.sender().hex())))
                    .fetch()
                    .rowsUpdated());
  }

  private Mono<Void> locked(Mono<Void> change) {
    return database
        .sql(LOCK_LOG)
        .mapValue(Long.class)
        .one()
        .then(change)
        .as(transaction::transactional);
  }

  private Mono<List<WakeNews>> news(List<Marked> some) {
    return mail(some).flatMap(mail -> known(mail).map(known -> news(some, mail, known)));
  }

  private static List<WakeNews> news(
      List<Marked> some, Map<Marked, List<Addressed>> mail, Map<String, Set<PublicKey>> known) {
    return some.stream()
        .map(marked -> {
          List<Addressed> messages = mail.getOrDefault(marked, List.of());
          return marked.news(
              marked.delivered(messages),
              known.getOrDefault(marked.owner(), Set.of()),
              messages.isEmpty() ? 0 : messages.getFirst().position());
        })
        .toList();
  }

  /// What each is woken for, the newest first.
  private Mono<Map<Marked, List<Addressed>>> mail(List<Marked> some) {
    List<Marked> asleep = some.stream().filter(Marked::isAsleep).toList();
    if (asleep.isEmpty()) {
      return Mono.just(Map.of());
    }
    return Sql.bound(
            database,
            MAIL,
            List.of(
                asleep.stream().map(Marked::addressed).toArray(UUID[]::new),
                asleep.stream().map(Marked::from).toArray(Long[]::new),
                texts(asleep, Marked::owner)))
        .map(row -> Map.entry(required(row, "place", Long.class), addressed(row)))
        .all()
        .collect(
            Collectors.groupingBy(
                entry -> asleep.get(Math.toIntExact(entry.getKey()) - 1),
                Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  /// Of those who have written to each agent, whom it knows.
  private Mono<Map<String, Set<PublicKey>>> known(Map<Marked, List<Addressed>> mail) {
    List<Pair> pairs =
        mail.entrySet().stream()
            .flatMap(one ->
                one.getKey().delivered(one.getValue()).stream()
                    .map(message -> new Pair(one.getKey().owner(), message.event().pubkey().hex())))
            .distinct()
            .toList();
    if (pairs.isEmpty()) {
      return Mono.just(Map.of());
    }
    return Sql.bound(
            database,
            KNOWN,
            List.of(
                texts(pairs, Pair::agent),
                texts(pairs, Pair::sender),
                pairs.stream().map(pair -> TagHash.of("p", pair.sender())).toArray(UUID[]::new)))
        .map(row ->
            new Pair(required(row, "agent", String.class), required(row, "key", String.class)))
        .all()
        .collect(
            Collectors.groupingBy(
                Pair::agent,
                Collectors.mapping(pair -> PublicKey.ofHex(pair.sender()), Collectors.toSet())));
  }

  /// Who has written to whom, in hex.
  private record Pair(String agent, String sender) {}

  private static Marked marked(Readable row) {
    return new Marked(
        new SessionId(
            PublicKey.ofHex(required(row, "owner", String.class)),
            required(row, "name", String.class)),
        required(row, "about", String.class),
        required(row, "addressed", UUID.class),
        required(row, "asked", Long.class),
        required(row, "news", Long.class),
        required(row, "cursor", Long.class),
        filters(row.get("filters", String.class)),
        required(row, "state", String.class));
  }

  private static @Nullable List<Filter> filters(@Nullable String json) {
    return json == null ? null : FilterJson.read(json);
  }

  private static Addressed addressed(Readable row) {
    LogTail.Logged logged =
        LogTail.logged(required(row, "position", Long.class), required(row, "json", String.class));
    return new Addressed(logged.position(), logged.event().event());
  }

  private static <T> T required(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }

  private static <R> String[] texts(List<R> rows, Function<R, String> text) {
    return rows.stream().map(text).toArray(String[]::new);
  }
}
