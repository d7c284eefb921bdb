package dev.kith.relay.store;

import org.springframework.data.domain.Limit;
import org.springframework.data.repository.reactive.ReactiveCrudRepository;
import reactor.core.publisher.Flux;

/// What is kept of each [Ban].
public interface Bans extends ReactiveCrudRepository<Ban, String> {

  /// Those behind one of the keys, in their order.
  Flux<Ban> findByPubkeyGreaterThanOrderByPubkey(String after, Limit most);
}
