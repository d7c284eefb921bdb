package dev.kith.relay.http;

import dev.kith.model.loop.Pair;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// What operators see of loop control and do about it.
public interface OpenCircuits {

  /// Those that are open, in order of their agents.
  ///
  /// @param after the keys of the last one of the page before, together; empty for the first page
  Flux<OpenCircuit> list(String after, int most);

  /// @return false if it was not open
  Mono<Boolean> close(Pair pair);
}
