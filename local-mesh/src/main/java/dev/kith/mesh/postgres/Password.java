package dev.kith.mesh.postgres;

import java.security.SecureRandom;
import java.util.HexFormat;

/// The password of the mesh's one database role. Never printed: [#toString] shows nothing of it.
///
/// @param value lowercase hex, so that it needs no quoting anywhere
public record Password(String value) {

  private static final int BYTES = 32;

  /// A fresh random password.
  public static Password random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new Password(HexFormat.of().formatHex(bytes));
  }

  @Override
  public String toString() {
    return "Password[hidden]";
  }
}
