package dev.kith.presence.runtime;

import dev.kith.presence.store.AgentReader;
import dev.kith.presence.store.AgentReader.Head;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Notices what other instances have kept in the same database.
final class Heads {

  private static final Duration LOOK = Duration.ofMillis(200);

  private Heads() {}

  /// Says something whenever there is more. However many listen, the database is asked once.
  static Flux<Boolean> moved(AgentReader reader) {
    return Flux.interval(LOOK)
        .onBackpressureDrop()
        .concatMap(_ -> reader.head().onErrorResume(_ -> Mono.empty()), 1)
        .map(Head::head)
        .distinctUntilChanged()
        .map(_ -> true)
        .share();
  }
}
