package dev.kith.wake.lease;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Which rungs of a ladder were used since the agent last drained anything.
///
/// @param spent which cannot be used any more
/// @param passedOver until when some are left alone
/// @param attempts what was last handed out on each
/// @param accepted true if a push service has taken any
public record RoundState(
    Set<Rung> spent, List<PassedOver> passedOver, List<Attempt> attempts, boolean accepted) {

  /// That a rung is left alone until then.
  public record PassedOver(Rung rung, Instant until) {}

  static final RoundState UNUSED = new RoundState(Set.of(), List.of(), List.of(), false);
}
