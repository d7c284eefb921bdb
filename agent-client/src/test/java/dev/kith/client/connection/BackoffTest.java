package dev.kith.client.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackoffTest {

  @Test
  void pausesGrowToOneMinuteAndNoFurther() {
    Backoff backoff = new Backoff(alwaysHighest());
    assertThat(backoff.next()).isEqualTo(Duration.ofMillis(500));
    assertThat(backoff.next()).isEqualTo(Duration.ofSeconds(1));
    for (int i = 0; i < 100; i++) {
      backoff.next();
    }
    assertThat(backoff.next()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void pausesStartSmallAgainAfterAReset() {
    Backoff backoff = new Backoff(alwaysHighest());
    backoff.next();
    backoff.next();
    backoff.reset();
    assertThat(backoff.next()).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void afterSomethingWasBroughtPausesAreShortButNotNothing() {
    Backoff backoff = new Backoff(alwaysHighest());
    for (int i = 0; i < 100; i++) {
      backoff.next();
      backoff.ease();
    }
    assertThat(backoff.next()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void pausesGrowNoFurtherThanIsWanted() {
    Backoff backoff = new Backoff(alwaysHighest(), Duration.ofSeconds(15));
    for (int i = 0; i < 100; i++) {
      backoff.next();
    }
    assertThat(backoff.next()).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void pausesDifferFromClientToClient() {
    assertThat(new Backoff(new Random(1)).next()).isNotEqualTo(new Backoff(new Random(2)).next());
  }

  private static RandomGenerator alwaysHighest() {
    return new RandomGenerator() {
      @Override
      public long nextLong() {
        return 0;
      }

      @Override
      public long nextLong(long bound) {
        return bound - 1;
      }
    };
  }
}
