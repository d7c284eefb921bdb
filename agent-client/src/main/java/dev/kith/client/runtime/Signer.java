package dev.kith.client.runtime;

import dev.kith.model.crypto.KeyPair;
import dev.kith.model.crypto.Signatures;
import dev.kith.model.event.Bytes32;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventDraft;
import dev.kith.model.secp256k1.NativeSignatures;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/// Makes events of drafts.
///
/// @param random a [java.security.SecureRandom]
public record Signer(Signatures signatures, RandomGenerator random) {

  /// Signs with the native library.
  ///
  /// @throws IllegalStateException in one sentence, if it cannot be loaded
  public static Signer create() {
    return new Signer(NativeSignatures.load(), new SecureRandom());
  }

  /// @throws IllegalArgumentException if a text in the draft holds half a surrogate pair
  public Event sign(EventDraft draft, KeyPair author) {
    Bytes32 id = draft.id(author.publicKey()).value();
    return draft.signed(author.publicKey(), signatures.sign(id, author.secretKey(), random32()));
  }

  /// Fresh random bytes.
  public Bytes32 random32() {
    byte[] drawn = new byte[32];
    random.nextBytes(drawn);
    return Bytes32.of(drawn);
  }
}
