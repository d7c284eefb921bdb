package dev.kith.presence.runtime;

import dev.kith.model.crypto.KeyPair;
import dev.kith.model.crypto.SecretKey;
import dev.kith.model.crypto.Signatures;
import dev.kith.model.event.Bytes32;
import dev.kith.presence.store.Identities;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Finds the key that the presence service signs with, or makes one at the first start.
final class PresenceKey {

  private PresenceKey() {}

  /// @param configured the secret key as hex, if the operator gave one
  static Mono<KeyPair> find(
      @Nullable String configured,
      Identities identities,
      Signatures signatures,
      InstantSource clock) {
    Mono<String> kept = identities.secret();
    Mono<String> secret =
        configured != null
            ? Mono.just(configured)
            : kept.switchIfEmpty(
                Mono.defer(() -> {
                  KeyPair fresh = KeyPair.generate(signatures, new SecureRandom());
                  return identities
                      .save(
                          fresh.publicKey().hex(), fresh.secretKey().value().hex(), clock.instant())
                      .then(kept);
                }));
    return secret.map(hex -> KeyPair.of(signatures, new SecretKey(Bytes32.ofHex(hex))));
  }
}
