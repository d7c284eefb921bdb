package dev.kith.model.crypto;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.PublicKey;
import java.util.random.RandomGenerator;

/// A secret key beside the public key that belongs to it.
public record KeyPair(SecretKey secretKey, PublicKey publicKey) {

  /// The pair of a secret key.
  ///
  /// @throws IllegalArgumentException if it is not one, see [Signatures#isSecretKey]
  public static KeyPair of(Signatures signatures, SecretKey secretKey) {
    return new KeyPair(secretKey, signatures.publicKey(secretKey));
  }

  /// A fresh pair.
  ///
  /// @param random a [java.security.SecureRandom]; anything else is for tests
  /// @throws IllegalArgumentException if the 32 drawn bytes are no secret key, which an honest
  ///   generator draws once in 2^127 times
  public static KeyPair generate(Signatures signatures, RandomGenerator random) {
    byte[] drawn = new byte[32];
    random.nextBytes(drawn);
    return of(signatures, new SecretKey(Bytes32.of(drawn)));
  }
}
