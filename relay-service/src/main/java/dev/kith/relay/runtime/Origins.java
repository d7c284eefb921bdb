package dev.kith.relay.runtime;

import dev.kith.model.crypto.SecretKey;
import dev.kith.model.event.PublicKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Tells which sessions of strangers were opened from one address. The address itself is not kept:
/// a hash of it under the relay's secret key does, which all replicas and later starts find again
/// and which nobody can try addresses against who has not that key.
final class Origins {

  private static final String ALGORITHM = "HmacSHA256";
  private static final String PURPOSE = "kith session origin ";
  private static final int BYTES = 16;

  private final SecretKeySpec secret;
  private final Predicate<PublicKey> members;

  Origins(SecretKey relayKey, Predicate<PublicKey> members) {
    this.secret = new SecretKeySpec(relayKey.value().toBytes(), ALGORITHM);
    this.members = members;
  }

  /// @param address null for this machine
  /// @return in hex; empty if the owner's sessions are not counted by address
  String of(@Nullable String address, PublicKey owner) {
    if (address == null || members.test(owner)) {
      return "";
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      byte[] hash = mac.doFinal((PURPOSE + address).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
