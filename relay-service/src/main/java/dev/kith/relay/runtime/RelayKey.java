package dev.kith.relay.runtime;

import dev.kith.model.crypto.KeyPair;
import dev.kith.model.crypto.SecretKey;
import dev.kith.model.crypto.Signatures;
import dev.kith.model.event.Bytes32;
import dev.kith.relay.store.RelayIdentities;
import dev.kith.relay.store.RelayIdentity;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Finds the key that all replicas of this relay sign with, or makes one at the first start.
final class RelayKey {

  private RelayKey() {}

  /// @param configured the secret key as hex, if the operator gave one
  static Mono<KeyPair> find(
      @Nullable String configured,
      RelayIdentities identities,
      Signatures signatures,
      InstantSource clock) {
    if (configured != null) {
      return Mono.fromSupplier(() -> pair(configured, signatures));
    }
    Mono<RelayIdentity> first = identities.findFirstByOrderByCreatedAtAscPubkeyAsc();
    return first
        .switchIfEmpty(Mono.defer(() -> identities.save(fresh(signatures, clock)).then(first)))
        .map(identity -> pair(identity.secret(), signatures));
  }

  private static RelayIdentity fresh(Signatures signatures, InstantSource clock) {
    KeyPair made = KeyPair.generate(signatures, new SecureRandom());
    return new RelayIdentity(
        made.publicKey().hex(), made.secretKey().value().hex(), clock.instant());
  }

  private static KeyPair pair(String secret, Signatures signatures) {
    return KeyPair.of(signatures, new SecretKey(Bytes32.ofHex(secret)));
  }
}
