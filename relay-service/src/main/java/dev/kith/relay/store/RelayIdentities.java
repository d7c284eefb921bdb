package dev.kith.relay.store;

import org.springframework.data.repository.reactive.ReactiveCrudRepository;
import reactor.core.publisher.Mono;

/// Where the relay's identity is kept.
public interface RelayIdentities extends ReactiveCrudRepository<RelayIdentity, String> {

  /// The identity in force: the first that was made, should two replicas have started at once.
  Mono<RelayIdentity> findFirstByOrderByCreatedAtAscPubkeyAsc();
}
