package dev.kith.presence.membership.frame;

import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Signature;

/// A member says that another does not live, or of itself that it leaves.
///
/// @param version that of the [Alive] which it speaks against
public record Accusation(
    Verdict verdict, PublicKey subject, Version version, PublicKey by, Signature signature)
    implements Claim {

  private static final int BYTES = 1 + 32 + 16 + 32 + 64;

  /// True if this is the subject's own word.
  public boolean isLeave() {
    return verdict == Verdict.DEAD && by.equals(subject);
  }

  @Override
  public int bytes() {
    return BYTES;
  }
}
