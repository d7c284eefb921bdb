package dev.kith.presence.http;

import dev.kith.model.event.PublicKey;
import reactor.core.publisher.Mono;

/// Which agents can be woken.
public interface Wakeables {

  Mono<Void> tell(PublicKey agent, boolean wakeable);
}
