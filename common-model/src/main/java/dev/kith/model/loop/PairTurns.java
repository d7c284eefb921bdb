package dev.kith.model.loop;

import dev.kith.model.event.PublicKey;
import dev.kith.model.rate.Bucket;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How often the two of a pair have taken turns. A message is a turn if the one before it came from
/// the other side, so a burst of one of them is none.
final class PairTurns {

  private final Bucket burst;
  private final Bucket allowance;
  private @Nullable PublicKey last;

  PairTurns(LoopLimits limits, Instant now) {
    this.burst = new Bucket(limits.burst(), limits.burstRefill(), now);
    this.allowance = new Bucket(limits.allowance(), limits.allowanceRefill(), now);
  }

  /// @return false if this was a turn too many
  boolean message(PublicKey from, Instant now) {
    boolean isTurn = last != null && !last.equals(from);
    last = from;
    return !isTurn || takeBoth(now);
  }

  /// A turn counts in both buckets, even if one of them is empty.
  private boolean takeBoth(Instant now) {
    boolean inBurst = burst.take(now);
    boolean inAllowance = allowance.take(now);
    return inBurst && inAllowance;
  }
}
