package dev.kith.wake.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How much of a [Pace] is used.
///
/// @param full when all of the burst is back
/// @param last when the last one was
public record PaceState(Instant full, @Nullable Instant last, DayState day) {

  public static final PaceState UNUSED = new PaceState(Instant.EPOCH, null, DayState.UNUSED);
}
