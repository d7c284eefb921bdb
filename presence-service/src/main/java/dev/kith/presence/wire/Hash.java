package dev.kith.presence.wire;

import dev.kith.model.event.Bytes32;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The hashes that are signed. Each use has a name of its own in it, so that a signature for one
/// thing never holds for another (BIP-340, "Design", on tagged hashes).
final class Hash {

  private Hash() {}

  static Bytes32 of(String use, byte[] bytes, int length) {
    MessageDigest sha256 = sha256();
    sha256.update(use.getBytes(StandardCharsets.US_ASCII));
    sha256.update((byte) 0);
    sha256.update(bytes, 0, length);
    return Bytes32.of(sha256.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every JDK has SHA-256", absent);
    }
  }
}
