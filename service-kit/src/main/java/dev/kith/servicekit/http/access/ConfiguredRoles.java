package dev.kith.servicekit.http.access;

import dev.kith.model.event.PublicKey;
import dev.kith.servicekit.access.Role;
import reactor.core.publisher.Mono;

/// The roles from the configuration.
final class ConfiguredRoles implements RoleSource {

  private final AccessProperties properties;

  ConfiguredRoles(AccessProperties properties) {
    this.properties = properties;
  }

  @Override
  public Mono<Role> roleOf(PublicKey key) {
    if (properties.owners().contains(key)) {
      return Mono.just(Role.OWNER);
    }
    if (properties.operators().contains(key)) {
      return Mono.just(Role.OPERATOR);
    }
    return properties.readers().contains(key) ? Mono.just(Role.READER) : Mono.empty();
  }
}
