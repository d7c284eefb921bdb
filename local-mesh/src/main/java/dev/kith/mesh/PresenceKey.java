package dev.kith.mesh;

import dev.kith.mesh.data.DataDirectory;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.crypto.SecretKey;
import dev.kith.model.crypto.Signatures;
import dev.kith.model.event.Bytes32;
import dev.kith.model.secp256k1.NativeSignatures;
import java.io.IOException;
import java.security.SecureRandom;

/// The key of the mesh's presence service, which the relay has to trust from its start on.
final class PresenceKey {

  private PresenceKey() {}

  /// The key that is kept in the directory; made at the first start.
  static KeyPair of(DataDirectory data) throws IOException {
    Signatures signatures = NativeSignatures.load();
    String secret =
        data.secret(
            "presence.key",
            () -> KeyPair.generate(signatures, new SecureRandom()).secretKey().value().hex());
    return KeyPair.of(signatures, new SecretKey(Bytes32.ofHex(secret)));
  }
}
