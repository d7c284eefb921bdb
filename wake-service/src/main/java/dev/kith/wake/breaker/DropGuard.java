package dev.kith.wake.breaker;

import dev.kith.wake.push.PushOutcome;
import java.util.ArrayDeque;

/// Does not believe a push service that calls most tokens dead: then it is rather we who have the
/// wrong account. Such a token is only under suspicion.
public final class DropGuard {

  private static final int LOOKED = 100;

  /// As many may be dead by chance among few.
  private static final int FEW = 10;

  private final ArrayDeque<Boolean> drops = new ArrayDeque<>();

  public PushOutcome judge(PushOutcome outcome) {
    // An outage says nothing about tokens, in either direction.
    if (outcome instanceof PushOutcome.Retry || outcome instanceof PushOutcome.FixConfig) {
      return outcome;
    }
    drops.addLast(outcome instanceof PushOutcome.DropToken);
    if (drops.size() > LOOKED) {
      drops.removeFirst();
    }
    long dead = drops.stream().filter(Boolean::booleanValue).count();
    return outcome instanceof PushOutcome.DropToken drop && dead > FEW && dead * 2 > drops.size()
        ? new PushOutcome.Suspect(drop.reason() + ", as of most tokens")
        : outcome;
  }
}
