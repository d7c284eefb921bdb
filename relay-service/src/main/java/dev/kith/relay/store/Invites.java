package dev.kith.relay.store;

import java.time.Instant;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.reactive.ReactiveCrudRepository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// What is kept of each [Invite].
public interface Invites extends ReactiveCrudRepository<Invite, String> {

  /// Those behind one of the codes, in their order.
  Flux<Invite> findByCodeGreaterThanOrderByCode(String after, Limit most);

  /// One that a key asked for by a request and that is still good.
  Mono<Invite> findFirstByMadeByAndUsesLeftGreaterThanAndExpiresAtAfter(
      String madeBy, int none, Instant now);
}
