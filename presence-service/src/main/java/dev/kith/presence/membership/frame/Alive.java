package dev.kith.presence.membership.frame;

import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Signature;

/// A member says that it lives, and where.
public record Alive(PublicKey subject, Version version, Endpoint endpoint, Signature signature)
    implements Claim {

  private static final int FIXED = 1 + 32 + 16 + 64;

  @Override
  public PublicKey by() {
    return subject;
  }

  @Override
  public int bytes() {
    return FIXED + endpoint.bytes();
  }
}
