package dev.kith.wake.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.testkit.generated.SeededTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  @Test
  void aGapIsKeptWithinABurst() {
    Pace pace =
        new Pace(new Rate(Duration.ofSeconds(5), 10, Duration.ofMinutes(1), 200), PaceState.UNUSED);

    pace.take(NOON);

    assertThat(pace.next(NOON)).isEqualTo(NOON.plusSeconds(5));
  }

  @Test
  void afterABurstOneIsBackAtATime() {
    Pace pace = new Pace(new Rate(Duration.ZERO, 3, Duration.ofMinutes(1), 200), PaceState.UNUSED);
    for (int i = 0; i < 3; i++) {
      assertThat(pace.next(NOON)).isBeforeOrEqualTo(NOON);
      pace.take(NOON);
    }
    assertThat(pace.next(NOON)).isEqualTo(NOON.plusSeconds(60));
  }

  @Test
  void aDayHasItsOwnLimitWhichEndsAtMidnightOfUtc() {
    Pace pace = new Pace(new Rate(Duration.ZERO, 9, Duration.ofSeconds(1), 2), PaceState.UNUSED);
    pace.take(NOON);
    pace.take(NOON.plusSeconds(60));

    assertThat(pace.next(NOON.plusSeconds(120))).isEqualTo(Instant.parse("2026-06-02T00:00:00Z"));
  }

  @Test
  void whatAPushServiceAsksForIsWaitedFor() {
    Pace pace = new Pace(new Rate(Duration.ZERO, 3, Duration.ofMinutes(1), 200), PaceState.UNUSED);

    pace.hold(NOON.plusSeconds(600));

    assertThat(pace.next(NOON)).isEqualTo(NOON.plusSeconds(600));
  }

  @SeededTest
  void neverMoreThanTheBurstAndWhatCameBack(long seed) {
    Random dice = new Random(seed);
    int burst = 1 + dice.nextInt(5);
    Duration refill = Duration.ofSeconds(1 + dice.nextInt(100));
    Pace pace =
        new Pace(
            new Rate(Duration.ofSeconds(dice.nextInt(3)), burst, refill, 1_000), PaceState.UNUSED);
    List<Instant> taken = new ArrayList<>();
    Instant now = NOON;
    for (int i = 0; i < 300; i++) {
      now = now.plusMillis(dice.nextInt(20_000));
      Instant next = pace.next(now);
      if (!next.isAfter(now)) {
        pace.take(now);
        taken.add(now);
      } else {
        assertThat(pace.next(next)).as("the moment it has told").isBeforeOrEqualTo(next);
      }
    }
    for (int first = 0; first < taken.size(); first++) {
      for (int last = first; last < taken.size(); last++) {
        Duration span = Duration.between(taken.get(first), taken.get(last));
        assertThat((long) last - first + 1).isLessThanOrEqualTo(burst + span.dividedBy(refill) + 1);
      }
    }
  }
}
