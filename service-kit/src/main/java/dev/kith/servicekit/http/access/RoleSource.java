package dev.kith.servicekit.http.access;

import dev.kith.model.event.PublicKey;
import dev.kith.servicekit.access.Role;
import reactor.core.publisher.Mono;

/// Somewhere that roles are kept. A service adds its own as a bean; a key has the highest role that
/// any source knows.
@FunctionalInterface
public interface RoleSource {

  /// Empty if the source gives the key no role.
  Mono<Role> roleOf(PublicKey key);
}
