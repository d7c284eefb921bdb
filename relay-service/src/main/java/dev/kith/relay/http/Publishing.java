package dev.kith.relay.http;

import dev.kith.model.event.PublicKey;
import dev.kith.model.event.WireEvent;
import dev.kith.relay.ingest.Verdict;
import reactor.core.publisher.Mono;

/// Takes events from those who cannot hold a socket.
@FunctionalInterface
public interface Publishing {

  /// @param proven the key that the publisher has proved to hold
  /// @return what became of the event; it is durable if it was accepted
  Mono<Verdict> publish(WireEvent event, PublicKey proven);
}
