package dev.kith.model.crypto;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.PublicKey;
import java.nio.charset.StandardCharsets;

/// The long-lived key that two agents share (NIP-44, "Encryption", step 1). Both sides compute the
/// same one, so it is worth keeping. Never printed: [#toString] shows nothing of it.
public record ConversationKey(Bytes32 value) {

  private static final byte[] SALT = "nip44-v2".getBytes(StandardCharsets.UTF_8);

  /// The key between the owner of a secret key and a peer.
  ///
  /// @throws IllegalArgumentException if the secret key is not one or the public key is not on the
  ///   curve
  public static ConversationKey between(Signatures signatures, SecretKey own, PublicKey peer) {
    byte[] shared = signatures.sharedPoint(own, peer).toBytes();
    return new ConversationKey(Bytes32.of(Algorithms.hkdfExtract(shared, SALT)));
  }

  @Override
  public String toString() {
    return "ConversationKey[hidden]";
  }
}
