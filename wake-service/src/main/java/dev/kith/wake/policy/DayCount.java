package dev.kith.wake.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// So many in a day. Days are those of UTC: else a budget would begin anew for whoever moves to
/// another time zone.
public final class DayCount {

  private final int most;
  private LocalDate day;
  private int used;

  public DayCount(int most, DayState state) {
    this.most = most;
    this.day = state.day();
    this.used = state.used();
  }

  public DayState state() {
    return new DayState(day, used);
  }

  /// When the next one is allowed, `now` if at once.
  public Instant next(Instant now) {
    LocalDate today = today(now);
    return used < most || !today.equals(day)
        ? now
        : today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  public void take(Instant now) {
    LocalDate today = today(now);
    used = today.equals(day) ? used + 1 : 1;
    day = today;
  }

  private static LocalDate today(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }
}
