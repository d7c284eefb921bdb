package dev.kith.bench.runtime.durability;

import dev.kith.bench.fault.FaultKind;
import dev.kith.bench.fault.Schedule.Bounds;
import java.time.Duration;
import java.util.Set;

/// How much is done.
///
/// @param perSecond events that all producers together try to publish while nothing holds them up
/// @param window most events of one producer without a verdict
/// @param faults for how long they come
public record DurabilityPlan(
    int producers,
    int consumers,
    double perSecond,
    int window,
    Duration faults,
    Set<FaultKind> kinds,
    Bounds pause,
    Bounds hold,
    long seed) {

  public DurabilityPlan {
    kinds = Set.copyOf(kinds);
  }

  public static DurabilityPlan of(Duration faults, Set<FaultKind> kinds, long seed) {
    return new DurabilityPlan(
        4,
        2,
        1_100,
        64,
        faults,
        kinds,
        new Bounds(Duration.ofSeconds(2), Duration.ofSeconds(6)),
        new Bounds(Duration.ofMillis(200), Duration.ofSeconds(5)),
        seed);
  }
}
