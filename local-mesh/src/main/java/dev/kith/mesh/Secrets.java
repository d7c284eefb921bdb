package dev.kith.mesh;

import dev.kith.mesh.data.DataDirectory;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.crypto.SecretKey;
import dev.kith.model.crypto.Signatures;
import dev.kith.model.event.Bytes32;
import dev.kith.model.secp256k1.NativeSignatures;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;

/// What the mesh's services have to know of each other from their start on and nobody else may.
///
/// @param presence the key of the presence service, which the relay trusts
/// @param wake the key of the wake service, which the relay trusts
/// @param seal what the wake service encrypts endpoints with, in base64
record Secrets(KeyPair presence, KeyPair wake, String seal) {

  private static final int SEAL_BYTES = 32;

  /// What is kept in the directory; made at the first start.
  static Secrets of(DataDirectory data) throws IOException {
    Signatures signatures = NativeSignatures.load();
    return new Secrets(
        key(data, "presence.key", signatures),
        key(data, "wake.key", signatures),
        data.secret("wake-seal.key", Secrets::freshSeal));
  }

  private static KeyPair key(DataDirectory data, String name, Signatures signatures)
      throws IOException {
    String secret =
        data.secret(
            name, () -> KeyPair.generate(signatures, new SecureRandom()).secretKey().value().hex());
    return KeyPair.of(signatures, new SecretKey(Bytes32.ofHex(secret)));
  }

  private static String freshSeal() {
    byte[] seal = new byte[SEAL_BYTES];
    new SecureRandom().nextBytes(seal);
    return Base64.getEncoder().encodeToString(seal);
  }
}
