package dev.kith.model.crypto;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Signature;

/// The one port to the secp256k1 curve: BIP-340 signatures and the shared point of NIP-44.
/// Implementations are safe for use by many threads.
public interface Signatures {

  /// True if the signature over the 32-byte message is right for the key. A key off the curve is an
  /// invalid signature, never an exception.
  boolean verify(Signature signature, Bytes32 message, PublicKey key);

  /// Signs a 32-byte message.
  ///
  /// @param auxiliary 32 fresh random bytes (BIP-340, "Default Signing"), against side channels
  /// @throws IllegalArgumentException if the key is not one, see [#isSecretKey]
  Signature sign(Bytes32 message, SecretKey key, Bytes32 auxiliary);

  /// The x-only public key that belongs to a secret key.
  ///
  /// @throws IllegalArgumentException if the key is not one, see [#isSecretKey]
  PublicKey publicKey(SecretKey key);

  /// The unhashed x coordinate of the Diffie-Hellman point (NIP-44, "Calculate a conversation
  /// key").
  ///
  /// @throws IllegalArgumentException if the secret key is not one or the public key is not on the
  ///   curve
  Bytes32 sharedPoint(SecretKey key, PublicKey peer);

  /// True if the bytes are a usable secret key: neither zero nor beyond the group order.
  boolean isSecretKey(Bytes32 candidate);
}
