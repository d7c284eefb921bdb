package dev.kith.wake.runtime;

import dev.kith.wake.mesh.PresenceApi;
import dev.kith.wake.store.UntoldStore;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Tells the presence service who can be woken. What it does not hear, because it does not answer,
/// stays to be told; to be told twice does no harm.
final class PresenceTelling {

  private static final int MOST = 200;
  private static final int AT_ONCE = 8;

  private final UntoldStore store;
  private final PresenceApi presence;

  PresenceTelling(UntoldStore store, PresenceApi presence) {
    this.store = store;
    this.presence = presence;
  }

  Mono<Void> tell() {
    return store
        .untold(MOST)
        .collectList()
        .flatMapMany(Flux::fromIterable)
        .flatMap(one -> presence.tell(one.agent(), one.wakeable()).then(store.told(one)), AT_ONCE)
        .then();
  }
}
