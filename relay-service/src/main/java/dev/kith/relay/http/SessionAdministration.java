package dev.kith.relay.http;

import dev.kith.model.event.PublicKey;
import dev.kith.relay.session.SessionId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// What operators see of sessions and do about them.
public interface SessionAdministration {

  /// @param after the last session of the page before; null for the first page
  /// @param of only sessions of that key; null for all
  Flux<SessionState> list(@Nullable SessionId after, @Nullable PublicKey of, int most);

  /// What a session has not acknowledged; empty if there is none.
  Mono<Backlog> backlog(SessionId session);

  /// Forgets a session, its will included; who has it attached is told.
  ///
  /// @return false if there was none
  Mono<Boolean> expire(SessionId session);
}
