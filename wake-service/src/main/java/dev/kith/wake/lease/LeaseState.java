package dev.kith.wake.lease;

import dev.kith.wake.policy.Sender;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// All that a lease knows.
///
/// @param attempt what was last handed out
/// @param generation how often anything was
/// @param sentHead the head at that moment
/// @param next who pays for the wake after the one that is out
/// @param due when the phase ends by itself
/// @param waitsFor what it was deferred for
/// @param parkings how often it was parked since the agent has drained anything
public record LeaseState(
    LeaseId id,
    Phase phase,
    @Nullable Owed owed,
    RoundState round,
    @Nullable Attempt attempt,
    long generation,
    long sentHead,
    @Nullable Sender next,
    @Nullable Instant due,
    @Nullable Cause waitsFor,
    int parkings,
    ParkReason parkedFor) {

  static LeaseState idle(LeaseId id) {
    return new LeaseState(
        id,
        Phase.IDLE,
        null,
        RoundState.UNUSED,
        null,
        0,
        0,
        null,
        null,
        null,
        0,
        ParkReason.NO_DEVICE);
  }
}
