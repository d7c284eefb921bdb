package dev.kith.relay.store;

import dev.kith.model.event.PublicKey;
import dev.kith.model.filter.Filter;
import dev.kith.model.message.SessionOptions;
import dev.kith.model.message.SessionOptions.From;
import dev.kith.model.wire.FilterJson;
import dev.kith.relay.session.Attachment;
import dev.kith.relay.session.Progress;
import dev.kith.relay.session.SessionId;
import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Keeps sessions: who is attached where, and how far each is.
///
/// Every attachment has a number, higher than that of the one before it. What writes for an
/// attachment names its number, so that one which was taken over changes nothing any more. The
/// attachments of shared sessions do not take over; they are the workers that [ShareStore] knows.
public final class SessionStore {

  /// A session that nobody is attached to and whose time is over. One with a will that is due stays
  /// until that is published.
  static final String EXPIRED =
      """
      replica is null and lost_at is null and detached_at + make_interval(secs => expiry) <= now()
        and not exists (select from relay.worker w
                         where w.owner = session.owner and w.name = session.name)
      """;

  private static final String DROP_EXPIRED =
      "delete from relay.session where owner = decode($1, 'hex') and name = $2 and " + EXPIRED;

  private static final String OPEN =
      """
      with log as (select head from relay.log),
      before as (
        select owner, name, attachment, replica from relay.session
         where owner = decode($1, 'hex') and name = $2 for update
      ), opened as (
        insert into relay.session as s
          (owner, name, filters, receive_max, expiry, will, will_delay, cursor, attachment, replica,
           ephemeral_ttl, origin)
        select decode($1, 'hex'), $2, $3, $4, $5, nullif($6, ''), $7,
               case when $8 < 0 then log.head else least($8, log.head) end,
               nextval('relay.attachment'),
               case when not $11 then $9 end, $12, decode(nullif($13, ''), 'hex')
          from log
         where exists (select from before)
            or ((select count(*) from relay.session where owner = decode($1, 'hex')) < $10
                and ($13 = '' or $14 > (select count(*) from relay.session
                                         where origin = decode($13, 'hex'))))
        on conflict (owner, name) do update
           set filters = excluded.filters, receive_max = excluded.receive_max,
               expiry = excluded.expiry, will = excluded.will, will_delay = excluded.will_delay,
               ephemeral_ttl = excluded.ephemeral_ttl,
               origin = case when excluded.origin is not null then s.origin end,
               attachment = nextval('relay.attachment'), replica = excluded.replica, lost_at = null,
               perhaps_delivered = case when s.replica is null then s.perhaps_delivered
                                        else (select head from log) end,
               detached_at = case when excluded.replica is null then now() else s.detached_at end
        returning s.*
      )
      """;

  /// The update reads what was before: otherwise it may come first, and the lock on a row that the
  /// statement itself has changed finds nothing.
  private static final String TAKE =
      """
      with log as (select head from relay.log),
      before as (
        select owner, name, attachment, replica from relay.session
         where owner = decode($1, 'hex') and name = $2 for update
      ), opened as (
        update relay.session s
           set attachment = nextval('relay.attachment'), replica = case when not $4 then $3 end,
               lost_at = null, detached_at = case when $4 then now() else s.detached_at end,
               perhaps_delivered = case when s.replica is null then s.perhaps_delivered
                                        else (select head from log) end
          from before where s.owner = before.owner and s.name = before.name
        returning s.*
      )
      """;

  private static final String TAKEN_OVER =
      """
      , taken as (
        insert into relay.takeover (replica, owner, name, attachment)
        select replica, owner, name, attachment from before
         where replica is not null and replica <> %s
      )
      select o.attachment, o.cursor, o.delivered, o.perhaps_delivered, o.filters, o.receive_max,
             o.ephemeral_ttl,
             exists (select from before) as resumed, l.head, l.id as log, l.truncated
        from opened o cross join relay.log l
      """;

  private static final String FIND =
      """
      select attachment, cursor, delivered, perhaps_delivered, filters, receive_max,
             ephemeral_ttl, true as resumed,
             l.head, l.id as log, l.truncated
        from relay.session cross join relay.log l
       where owner = decode($1, 'hex') and name = $2 and not (%s)
      """
          .formatted(EXPIRED);

  private static final String DETACH =
      """
      update relay.session
         set replica = null, detached_at = now(),
             cursor = greatest(cursor, $4), delivered = greatest(delivered, $5),
             will = case when $6 then will end,
             lost_at = case when $6 and will is not null then now() end
       where owner = decode($1, 'hex') and name = $2 and attachment = $3
      """;

  private static final String COUNT =
      "select count(*) from relay.session where owner = decode($1, 'hex')";

  private static final String END =
      "delete from relay.session where owner = decode($1, 'hex') and name = $2";

  private final DatabaseClient database;
  private final TransactionalOperator transaction;
  private final UUID replica;

  /// @param replica the name of this replica, new at each of its starts
  public SessionStore(
      DatabaseClient database, ReactiveTransactionManager transactions, UUID replica) {
    this.database = database;
    this.transaction = TransactionalOperator.create(transactions);
    this.replica = replica;
  }

  /// Opens the session, or resumes it with these options.
  ///
  /// @return empty if there are too many
  public Mono<Attachment> open(SessionId session, SessionOptions options, SessionQuota quota) {
    return Sql.bound(database, DROP_EXPIRED, List.of(session.owner().hex(), session.name()))
        .then()
        .then(
            Sql.bound(
                    database,
                    OPEN + TAKEN_OVER.formatted("$9"),
                    List.of(
                        session.owner().hex(),
                        session.name(),
                        FilterJson.write(filters(session.owner(), options)),
                        options.receiveMax(),
                        options.expiry(),
                        will(options),
                        options.willDelay(),
                        start(options.from()),
                        replica,
                        quota.perKey(),
                        session.isShared(),
                        options.ephemeralTtl(),
                        quota.origin(),
                        quota.perOrigin()))
                .map(row -> attachment(session, row))
                .one())
        .as(transaction::transactional);
  }

  /// How many sessions a key has.
  public Mono<Long> count(PublicKey owner) {
    return Sql.bound(database, COUNT, List.of(owner.hex())).mapValue(Long.class).one();
  }

  /// Attaches a session as it is.
  ///
  /// @return empty if there is none
  public Mono<Attachment> take(SessionId session) {
    return Sql.bound(
            database,
            TAKE + TAKEN_OVER.formatted("$3"),
            List.of(session.owner().hex(), session.name(), replica, session.isShared()))
        .map(row -> attachment(session, row))
        .one();
  }

  /// The session as it is, whoever is attached to it.
  public Mono<Attachment> find(SessionId session) {
    return Sql.bound(database, FIND, List.of(session.owner().hex(), session.name()))
        .map(row -> attachment(session, row))
        .one();
  }

  /// @param lost starts the delay of the will; otherwise it is discarded
  public Mono<Void> detach(Attachment attachment, Progress progress, boolean lost) {
    return Sql.bound(
            database,
            DETACH,
            List.of(
                attachment.id().owner().hex(),
                attachment.id().name(),
                attachment.number(),
                progress.cursor(),
                progress.delivered(),
                lost))
        .then();
  }

  /// @return false if there was none
  public Mono<Boolean> end(SessionId session) {
    return Sql.bound(database, END, List.of(session.owner().hex(), session.name()))
        .fetch()
        .rowsUpdated()
        .map(rows -> rows > 0);
  }

  private static List<Filter> filters(PublicKey owner, SessionOptions options) {
    return options.filters().isEmpty()
        ? List.of(Filter.ALL.withTag("p", List.of(owner.hex())))
        : options.filters();
  }

  private static String will(SessionOptions options) {
    return options.will() == null ? "" : new String(options.will().json(), StandardCharsets.UTF_8);
  }

  private static long start(From from) {
    return switch (from) {
      case From.Start() -> 0;
      case From.Now() -> -1;
      case From.After(long position) -> position;
    };
  }

  private static Attachment attachment(SessionId session, Readable row) {
    return new Attachment(
        session,
        required(row, "attachment", Long.class),
        required(row, "resumed", Boolean.class),
        new Progress(required(row, "cursor", Long.class), required(row, "delivered", Long.class)),
        required(row, "perhaps_delivered", Long.class),
        required(row, "head", Long.class),
        required(row, "log", UUID.class).toString(),
        FilterJson.read(required(row, "filters", String.class)),
        required(row, "receive_max", Integer.class),
        required(row, "ephemeral_ttl", Integer.class),
        required(row, "truncated", Long.class));
  }

  private static <T> T required(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }
}
