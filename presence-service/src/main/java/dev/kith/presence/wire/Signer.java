package dev.kith.presence.wire;

import dev.kith.model.crypto.KeyPair;
import dev.kith.model.crypto.Signatures;
import dev.kith.model.event.Bytes32;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Signature;
import java.util.random.RandomGenerator;

/// Signs with one key.
///
/// @param random a [java.security.SecureRandom] outside tests
public record Signer(Signatures signatures, KeyPair keys, RandomGenerator random) {

  PublicKey key() {
    return keys.publicKey();
  }

  Signature sign(Bytes32 hash) {
    byte[] auxiliary = new byte[32];
    random.nextBytes(auxiliary);
    return signatures.sign(hash, keys.secretKey(), Bytes32.of(auxiliary));
  }

  boolean isSigned(Signature signature, Bytes32 hash, PublicKey by) {
    return signatures.verify(signature, hash, by);
  }
}
