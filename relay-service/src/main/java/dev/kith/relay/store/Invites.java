package dev.kith.relay.store;

import org.springframework.data.domain.Limit;
import org.springframework.data.repository.reactive.ReactiveCrudRepository;
import reactor.core.publisher.Flux;

/// What is kept of each [Invite].
public interface Invites extends ReactiveCrudRepository<Invite, String> {

  /// Those behind one of the codes, in their order.
  Flux<Invite> findByCodeGreaterThanOrderByCode(String after, Limit most);
}
