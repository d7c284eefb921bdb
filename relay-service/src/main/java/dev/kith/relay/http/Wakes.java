package dev.kith.relay.http;

import dev.kith.model.event.PublicKey;
import dev.kith.relay.session.SessionId;
import dev.kith.relay.wake.WakeNews;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/// What the service that wakes agents is told, and tells.
public interface Wakes {

  /// The agent can be woken to drain that session.
  Mono<Void> watch(SessionId session);

  /// It cannot, any longer.
  Mono<Void> unwatch(SessionId session);

  /// What is new for sessions that are watched. Nobody else is told the same for half a minute.
  ///
  /// @param patience how long to wait until there is something
  Mono<List<WakeNews>> take(int most, Duration patience);

  /// The service has taken that in. What it does not say so of is told again.
  Mono<Void> known(List<WakeNews> news);

  /// An agent could not be woken for the messages after one position and up to another. Their
  /// senders are told who have asked for receipts.
  Mono<Void> parked(PublicKey agent, long after, long through);
}
