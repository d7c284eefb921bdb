package dev.kith.relay.store;

import dev.kith.relay.session.SessionId;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// The lock on the row of a shared session, which everything holds until commit that gives its
/// events to workers or takes them back.
final class ShareLock {

  private static final String LOCK =
      "select from relay.session where owner = decode($1, 'hex') and name = $2 for update";

  private final DatabaseClient database;
  private final TransactionalOperator transaction;

  ShareLock(DatabaseClient database, ReactiveTransactionManager transactions) {
    this.database = database;
    this.transaction = TransactionalOperator.create(transactions);
  }

  /// Does the work in a transaction that has the lock, if there is such a session.
  <T> Mono<T> holding(SessionId session, Mono<T> work) {
    return Sql.bound(database, LOCK, List.of(session.owner().hex(), session.name()))
        .fetch()
        .rowsUpdated()
        .then(work)
        .as(transaction::transactional);
  }
}
