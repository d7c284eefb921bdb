package dev.kith.wake.provider;

import dev.kith.wake.push.Endpoint;
import dev.kith.wake.push.Push;
import dev.kith.wake.push.PushOutcome;
import reactor.core.publisher.Mono;

/// Hands pushes to a push service. Tries each once: when to try again is not its business.
public interface PushProvider<E extends Endpoint> {

  /// What became of it. Never an error, and never much later than a push service has time to
  /// answer.
  Mono<PushOutcome> push(Push<E> push);
}
