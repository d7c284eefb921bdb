package dev.kith.relay.store;

import dev.kith.relay.session.Attachment;
import dev.kith.relay.session.SessionId;
import dev.kith.relay.session.WorkerLease;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import reactor.core.publisher.Mono;

/// Who works on shared sessions: sockets of the replicas, and those that come by requests, with a
/// name and a lease. What a worker had when it goes is left behind for others.
public final class WorkerStore {

  private static final String JOIN =
      """
      insert into relay.worker (owner, name, number, replica)
      select owner, name, $3, $4 from relay.session
       where owner = decode($1, 'hex') and name = $2
         and (select count(*) from relay.worker w
               where w.owner = decode($1, 'hex') and w.name = $2) < $5
      """;

  private static final String JOIN_BY_NAME =
      """
      insert into relay.worker (owner, name, number, label, lease, lapses_at)
      select s.owner, s.name, $3, $4, $5, now() + make_interval(secs => $6) from relay.session s
       where s.owner = decode($1, 'hex') and s.name = $2
         and (exists (select from relay.worker w
                       where w.owner = s.owner and w.name = s.name and w.label = $4)
              or (select count(*) from relay.worker w
                   where w.owner = s.owner and w.name = s.name) < $7)
      on conflict (owner, name, label) do update
         set number = excluded.number, lease = excluded.lease, lapses_at = excluded.lapses_at
      """;

  private static final String LEAVE =
      """
      with left_over as (
        delete from relay.worker where owner = decode($1, 'hex') and name = $2 and number = $3
      )
      update relay.session set detached_at = now() where owner = decode($1, 'hex') and name = $2
      """;

  private static final String LEAVE_BY_NAME = LEAVE.replace("number = $3", "label = $3");

  private static final String REST =
      """
      delete from relay.worker w
       where w.owner = decode($1, 'hex') and w.name = $2 and w.number = $3
         and not exists (select from relay.flight f
                          where f.owner = w.owner and f.name = w.name and f.worker = w.number)
      """;

  /// Sessions are locked before their workers go, as whoever gives or takes does.
  private static final String DROP_LAPSED =
      """
      with locked as (
        select owner, name from relay.session
         where (owner, name) in (select owner, name from relay.worker where lapses_at <= now())
         order by owner, name for update
      ), gone as (
        delete from relay.worker w using locked l
         where w.owner = l.owner and w.name = l.name and w.lapses_at <= now()
        returning w.owner, w.name
      )
      update relay.session s set detached_at = now() from gone g
       where s.owner = g.owner and s.name = g.name
      """;

  private final DatabaseClient database;
  private final ShareLock lock;
  private final UUID replica;

  public WorkerStore(
      DatabaseClient database, ReactiveTransactionManager transactions, UUID replica) {
    this.database = database;
    this.lock = new ShareLock(database, transactions);
    this.replica = replica;
  }

  /// Makes an attachment a worker that is connected to this replica.
  ///
  /// @param most workers of one session at most
  /// @return false if there are too many
  public Mono<Boolean> join(Attachment attachment, int most) {
    return joined(
        attachment.id(),
        JOIN,
        attachment.id().owner().hex(),
        attachment.id().name(),
        attachment.number(),
        replica,
        most);
  }

  /// Makes an attachment the newest request of a worker that comes by requests.
  ///
  /// @param patience seconds that the request may wait before the lease begins
  /// @param most workers of one session at most
  /// @return false if there are too many
  public Mono<Boolean> join(Attachment attachment, WorkerLease lease, int patience, int most) {
    return joined(
        attachment.id(),
        JOIN_BY_NAME,
        attachment.id().owner().hex(),
        attachment.id().name(),
        attachment.number(),
        lease.worker(),
        lease.seconds(),
        patience + lease.seconds(),
        most);
  }

  /// What the worker had goes to others.
  public Mono<Void> leave(Attachment attachment) {
    return lock.holding(attachment.id(), on(LEAVE, attachment.id(), attachment.number()).then());
  }

  /// The same for a worker that comes by requests.
  ///
  /// @return false if there is no such session
  public Mono<Boolean> leave(SessionId session, String worker) {
    return lock.holding(
        session, on(LEAVE_BY_NAME, session, worker).fetch().rowsUpdated().map(rows -> rows > 0));
  }

  /// A worker that has nothing is none until it comes again.
  public Mono<Void> rest(Attachment attachment) {
    return lock.holding(attachment.id(), on(REST, attachment.id(), attachment.number()).then());
  }

  /// Workers whose lease is over go.
  public Mono<Void> dropLapsed() {
    return database.sql(DROP_LAPSED).then();
  }

  private Mono<Boolean> joined(SessionId session, String statement, Object... values) {
    return lock.holding(
        session,
        Sql.bound(database, statement, List.of(values))
            .fetch()
            .rowsUpdated()
            .map(rows -> rows > 0));
  }

  private DatabaseClient.GenericExecuteSpec on(String statement, SessionId session, Object worker) {
    return Sql.bound(database, statement, List.of(session.owner().hex(), session.name(), worker));
  }
}
