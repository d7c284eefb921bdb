package dev.kith.relay.store;

import org.springframework.data.domain.Limit;
import org.springframework.data.repository.reactive.ReactiveCrudRepository;
import reactor.core.publisher.Flux;

/// What is kept of each [Member].
public interface Members extends ReactiveCrudRepository<Member, String> {

  /// Those behind one of the keys, in their order.
  Flux<Member> findByPubkeyGreaterThanOrderByPubkey(String after, Limit most);
}
