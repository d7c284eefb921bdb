package dev.kith.servicekit.access;

import dev.kith.model.event.PublicKey;
import java.security.Principal;

/// Who made a request, proven by NIP-98. A controller method gets it by declaring a parameter of
/// this type.
public record Caller(PublicKey key, Role role) implements Principal {

  /// The key in hex.
  @Override
  public String getName() {
    return key.hex();
  }
}
