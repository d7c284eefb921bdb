package dev.kith.relay.http;

import dev.kith.model.event.PublicKey;
import dev.kith.relay.ingest.Verdict;
import dev.kith.relay.name.LocalName;
import dev.kith.servicekit.access.Role;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Which key has which name here.
public interface NameDirectory {

  /// Empty if nobody has the name.
  Mono<PublicKey> find(LocalName name);

  /// Those behind a name, in their order.
  Flux<NameEntry> list(String after, int most);

  /// Gives a name to a key.
  ///
  /// @param by the role of who asks; below an operator, that is the key itself
  Mono<Verdict> give(LocalName name, PublicKey key, Role by);

  /// @param of only if it is that key's; null for whoever has it
  /// @return false if there was nothing to free
  Mono<Boolean> free(LocalName name, @Nullable PublicKey of);
}
