package dev.kith.presence.runtime;

import dev.kith.model.event.PublicKey;
import dev.kith.presence.http.Wakeables;
import dev.kith.presence.store.WakeableStore;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// Takes in which agents can be woken.
final class WakeableDesk implements Wakeables {

  private final WakeableStore store;
  private final Sinks.Many<Boolean> kept = Sinks.many().multicast().directBestEffort();

  WakeableDesk(WakeableStore store) {
    this.store = store;
  }

  /// Says something whenever more has been kept. Some is missed, and told with the next change.
  Flux<Boolean> kept() {
    return kept.asFlux();
  }

  @Override
  public Mono<Void> tell(PublicKey agent, boolean wakeable) {
    return store
        .tell(agent, wakeable)
        .doOnNext(changed -> {
          if (changed) {
            var _ = kept.tryEmitNext(true);
          }
        })
        .then();
  }
}
