package dev.kith.relay.runtime;

import dev.kith.model.event.Event;
import dev.kith.model.event.PublicKey;
import dev.kith.model.wire.EventJson;
import dev.kith.model.wire.EventJson.Decoded;
import dev.kith.relay.http.Backlog;
import dev.kith.relay.http.Backlog.Oldest;
import dev.kith.relay.http.SessionAdministration;
import dev.kith.relay.http.SessionState;
import dev.kith.relay.runtime.Reads.Answer;
import dev.kith.relay.session.FeedInput.Scanned;
import dev.kith.relay.session.LogEntry;
import dev.kith.relay.session.SessionId;
import dev.kith.relay.store.SessionList;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// All sessions of the relay, whichever replica they are attached to.
final class StoredSessions implements SessionAdministration {

  private static final int COUNTED = 1_000;

  private final DatabaseClient database;
  private final SessionKeeper sessions;
  private final Reads reads;

  StoredSessions(DatabaseClient database, SessionKeeper sessions, Reads reads) {
    this.database = database;
    this.sessions = sessions;
    this.reads = reads;
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
  public Mono<Backlog> backlog(SessionId session) {
    return sessions
        .find(session)
        .flatMap(found -> {
          long cursor = found.progress().cursor();
          return reads
              .scan(found.reader(), found.filters(), cursor, COUNTED)
              .map(Answer::orProblem)
              .map(scanned ->
                  new Backlog(cursor, scanned.entries().size(), scanned.more(), oldest(scanned)));
        });
  }

  private static @Nullable Oldest oldest(Scanned scanned) {
    if (scanned.entries().isEmpty()) {
      return null;
    }
    LogEntry first = scanned.entries().getFirst();
    return EventJson.decode(first.json()) instanceof Decoded.Sound(Event event)
        ? new Oldest(first.position(), event.id(), Instant.ofEpochSecond(event.createdAt()))
        : null;
  }

  @Override
  public Mono<Boolean> expire(SessionId session) {
    return sessions.end(session).map(verdict -> verdict.isAccepted());
  }
}
