package dev.kith.relay.store;

import dev.kith.relay.access.Blockable;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.reactive.ReactiveCrudRepository;
import reactor.core.publisher.Flux;

/// What is kept of each [Block].
public interface Blocks extends ReactiveCrudRepository<Block, String> {

  Flux<Block> findByWhat(Blockable what);

  /// Those behind one of the values, in their order.
  Flux<Block> findByWhatAndValueGreaterThanOrderByValue(Blockable what, String after, Limit most);
}
