package dev.kith.wake.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource({
    // Over midnight.
    "Europe/Berlin, 22:00, 07:00, 2026-06-01T19:59:59Z, ",
    "Europe/Berlin, 22:00, 07:00, 2026-06-01T20:00:00Z, 2026-06-02T05:00:00Z",
    "Europe/Berlin, 22:00, 07:00, 2026-06-01T22:00:00Z, 2026-06-02T05:00:00Z",
    "Europe/Berlin, 22:00, 07:00, 2026-06-02T04:59:59Z, 2026-06-02T05:00:00Z",
    "Europe/Berlin, 22:00, 07:00, 2026-06-02T05:00:00Z, ",
    // At midnight.
    "Europe/Berlin, 00:00, 06:00, 2026-06-01T21:59:59Z, ",
    "Europe/Berlin, 00:00, 06:00, 2026-06-01T22:00:00Z, 2026-06-02T04:00:00Z",
    "Europe/Berlin, 20:00, 00:00, 2026-06-01T21:59:59Z, 2026-06-01T22:00:00Z",
    "Europe/Berlin, 20:00, 00:00, 2026-06-01T22:00:00Z, ",
    // Within a day.
    "Europe/Berlin, 13:00, 15:00, 2026-06-01T11:00:00Z, 2026-06-01T13:00:00Z",
    "Europe/Berlin, 13:00, 15:00, 2026-06-01T13:00:00Z, ",
    // A night in which clocks are put forward is shorter, one in which they are put back longer.
    "Europe/Berlin, 22:00, 07:00, 2026-03-28T21:00:00Z, 2026-03-29T05:00:00Z",
    "Europe/Berlin, 22:00, 07:00, 2026-10-24T20:00:00Z, 2026-10-25T06:00:00Z",
    // A bound that clocks skip: 02:30 is 03:30.
    "Europe/Berlin, 22:00, 02:30, 2026-03-28T23:00:00Z, 2026-03-29T01:30:00Z",
    "Europe/Berlin, 02:30, 06:00, 2026-03-29T01:29:59Z, ",
    "Europe/Berlin, 02:30, 06:00, 2026-03-29T01:30:00Z, 2026-03-29T04:00:00Z",
    // A bound that comes twice: begins at the first, ends at the second.
    "Europe/Berlin, 02:30, 06:00, 2026-10-25T00:30:00Z, 2026-10-25T05:00:00Z",
    "Europe/Berlin, 22:00, 02:30, 2026-10-25T01:00:00Z, 2026-10-25T01:30:00Z",
    // Clocks are put forward at midnight, so that there is none.
    "Africa/Cairo, 00:00, 06:00, 2026-04-23T22:00:00Z, 2026-04-24T03:00:00Z",
    "Africa/Cairo, 00:00, 06:00, 2026-04-23T21:59:59Z, "
  })
  void quietIsWhatTheClockOnTheWallSays(
      ZoneId zone, LocalTime from, LocalTime to, Instant now, @Nullable Instant end) {
    assertThat(new QuietHours(zone, from, to).endFrom(now)).isEqualTo(end == null ? now : end);
  }

  @Test
  void noNightLastsLongerThanADayAndTwoHoursThroughAYear() {
    QuietHours night = new QuietHours(BERLIN, LocalTime.of(2, 15), LocalTime.of(2, 0));
    Instant end = Instant.parse("2027-01-01T00:00:00Z");
    for (Instant now = Instant.parse("2026-01-01T00:00:00Z");
        now.isBefore(end);
        now = now.plus(Duration.ofMinutes(7))) {
      Instant over = night.endFrom(now);
      assertThat(over).isBetween(now, now.plus(Duration.ofHours(26)));
    }
  }

  @Test
  void hoursWithoutALengthAreRefused() {
    assertThatThrownBy(() -> new QuietHours(BERLIN, LocalTime.NOON, LocalTime.NOON))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
