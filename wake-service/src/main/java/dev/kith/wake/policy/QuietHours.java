package dev.kith.wake.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/// When an agent's people sleep: every day from one time of the clock on their wall to another,
/// past midnight if the second is the earlier one.
///
/// Where clocks are put forward over a bound, it comes as much later; where they are put back, the
/// night begins at the first of the two moments and ends at the second.
public record QuietHours(ZoneId zone, LocalTime from, LocalTime to) {

  /// @throws IllegalArgumentException if they have no length
  public QuietHours {
    if (from.equals(to)) {
      throw new IllegalArgumentException("quiet hours must end at another time than they begin");
    }
  }

  /// When it is over, or `now` if it is not quiet.
  public Instant endFrom(Instant now) {
    LocalDate today = now.atZone(zone).toLocalDate();
    for (LocalDate evening : new LocalDate[] {today.minusDays(1), today}) {
      Instant begin = at(evening, from).withEarlierOffsetAtOverlap().toInstant();
      Instant end = at(morning(evening), to).withLaterOffsetAtOverlap().toInstant();
      if (!now.isBefore(begin) && now.isBefore(end)) {
        return end;
      }
    }
    return now;
  }

  private LocalDate morning(LocalDate evening) {
    return to.isAfter(from) ? evening : evening.plusDays(1);
  }

  private ZonedDateTime at(LocalDate day, LocalTime time) {
    return ZonedDateTime.of(day, time, zone);
  }
}
