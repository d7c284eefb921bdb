package dev.kith.client.stream;

import dev.kith.model.event.PublicKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.stream.Collectors;

/// Names the stream of one author's installation to one set of readers (protocol §3).
public final class StreamName {

  private static final int HASH_BYTES = 5;

  private StreamName() {}

  /// The installation, a dash, and the start of a hash over the readers, so that all events of a
  /// stream have the same readers and no two devices number the same stream.
  ///
  /// @param installation a short random id of the author's key on this device
  /// @param readers the keys of the `p` tags, in any order
  public static String of(String installation, Collection<PublicKey> readers) {
    String sorted =
        readers.stream().distinct().sorted().map(PublicKey::hex).collect(Collectors.joining(","));
    byte[] hash = sha256().digest(sorted.getBytes(StandardCharsets.US_ASCII));
    return installation + "-" + HexFormat.of().formatHex(hash, 0, HASH_BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java platform has SHA-256", impossible);
    }
  }
}
