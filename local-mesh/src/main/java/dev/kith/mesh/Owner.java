package dev.kith.mesh;

import dev.kith.client.identity.KeyName;
import dev.kith.client.identity.Keyring;
import dev.kith.client.identity.LocalTrouble;
import dev.kith.client.identity.NamedKey;
import dev.kith.client.runtime.LocalHome;
import dev.kith.client.runtime.Signer;
import dev.kith.mesh.failure.StartFailure;
import dev.kith.model.event.PublicKey;
import dev.kith.servicekit.access.Role;
import dev.kith.servicekit.http.access.RoleSource;
import java.nio.file.Path;
import java.util.Objects;
import reactor.core.publisher.Mono;

/// Whoever starts the mesh owns each of its services, beside those that are configured: with the
/// key that commands act with unless they are told another.
record Owner(PublicKey key) implements RoleSource {

  /// @param home KITH_HOME, in which the key is made if it is not there yet
  static Owner of(Path home) throws StartFailure {
    try {
      return new Owner(defaultKey(LocalHome.at(home, Signer.create()).keyring()));
    } catch (LocalTrouble trouble) {
      throw new StartFailure(String.valueOf(trouble.getMessage()), trouble);
    }
  }

  private static PublicKey defaultKey(Keyring keyring) {
    NamedKey known = keyring.find(KeyName.DEFAULT);
    NamedKey made = known == null ? keyring.create(KeyName.DEFAULT) : known;
    // There is none to make if another process was faster.
    NamedKey key = made == null ? keyring.find(KeyName.DEFAULT) : made;
    return Objects.requireNonNull(key).keyPair().publicKey();
  }

  @Override
  public Mono<Role> roleOf(PublicKey asked) {
    return asked.equals(key) ? Mono.just(Role.OWNER) : Mono.empty();
  }
}
