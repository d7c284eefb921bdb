package dev.kith.wake.policy;

import java.time.LocalDate;

/// What a [DayCount] has counted.
public record DayState(LocalDate day, int used) {

  public static final DayState UNUSED = new DayState(LocalDate.EPOCH, 0);
}
