package dev.kith.relay.runtime;

import dev.kith.model.event.PublicKey;
import dev.kith.relay.http.SessionAdministration;
import dev.kith.relay.http.SessionState;
import dev.kith.relay.session.SessionId;
import dev.kith.relay.store.SessionList;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// All sessions of the relay, whichever replica they are attached to.
final class StoredSessions implements SessionAdministration {

  private final DatabaseClient database;
  private final SessionKeeper sessions;

  StoredSessions(DatabaseClient database, SessionKeeper sessions) {
    this.database = database;
    this.sessions = sessions;
  }

  @Override
  public Flux<SessionState> list(@Nullable SessionId after, @Nullable PublicKey of, int most) {
    return SessionList.page(
            database,
            after == null ? "" : after.owner().hex(),
            after == null ? "" : after.name(),
            of,
            most)
        .map(row ->
            new SessionState(
                row.owner(),
                row.name(),
                row.cursor(),
                row.lag(),
                row.attached(),
                row.detachedAt(),
                row.createdAt(),
                row.hasWill(),
                row.expiry()));
  }

  @Override
  public Mono<Boolean> expire(SessionId session) {
    return sessions.end(session).map(verdict -> verdict.isAccepted());
  }
}
