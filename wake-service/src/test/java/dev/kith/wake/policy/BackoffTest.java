package dev.kith.wake.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.testkit.generated.SeededTest;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {

  @SeededTest
  void itWaitsAnyTimeUpToALimitThatGrows(long seed) {
    Random dice = new Random(seed);
    List<Integer> limits = List.of(1, 4, 15, 60, 300);
    for (int attempt = 1; attempt <= limits.size(); attempt++) {
      assertThat(Backoff.next(attempt, null, dice))
          .isBetween(Duration.ZERO, Duration.ofSeconds(limits.get(attempt - 1)));
    }
  }

  @SeededTest
  void whatIsAskedForIsTheLeast(long seed) {
    assertThat(Backoff.next(1, Duration.ofSeconds(90), new Random(seed)))
        .isBetween(Duration.ofSeconds(90), Duration.ofSeconds(91));
  }

  @Test
  void moreThanAnHourIsNotWaitedFor() {
    assertThat(Backoff.next(1, Duration.ofDays(9), new Random(1)))
        .isBetween(Duration.ofHours(1), Duration.ofHours(1).plusSeconds(1));
  }

  @Test
  void sixAttemptsAreEnough() {
    assertThat(Backoff.next(6, null, new Random(1))).isNull();
  }
}
