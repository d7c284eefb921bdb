package dev.kith.wake.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.PublicKey;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoopBreakerTest {

  private static final PublicKey SENDER = new PublicKey(new Bytes32(0, 0, 0, 1));
  private static final PublicKey OTHER = new PublicKey(new Bytes32(0, 0, 0, 2));
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private final LoopBreaker breaker =
      new LoopBreaker(new LoopBreaker.Limits(3, Duration.ofMinutes(1), Duration.ofMinutes(5)));

  @Test
  void aSenderThatWakesTooFastHasToPause() {
    wake(3, Duration.ofSeconds(10));

    assertThat(breaker.next(SENDER, NOON.plusSeconds(20))).isEqualTo(NOON.plusSeconds(320));
    assertThat(breaker.next(OTHER, NOON.plusSeconds(20))).isEqualTo(NOON.plusSeconds(20));
    assertThat(breaker.next(SENDER, NOON.plusSeconds(320))).isEqualTo(NOON.plusSeconds(320));
  }

  @Test
  void aSenderThatTakesItsTimeIsNeverStopped() {
    wake(50, Duration.ofSeconds(31));

    Instant after = NOON.plusSeconds(50 * 31);
    assertThat(breaker.next(SENDER, after)).isEqualTo(after);
  }

  @Test
  void itIsForgottenWhoHasNotWokenForLong() {
    wake(3, Duration.ZERO);
    for (int other = 10; other < 2_000; other++) {
      breaker.woke(new PublicKey(new Bytes32(0, 0, 0, other)), NOON);
    }
    assertThat(breaker.next(SENDER, NOON)).isEqualTo(NOON);
  }

  private void wake(int times, Duration apart) {
    for (int i = 0; i < times; i++) {
      breaker.woke(SENDER, NOON.plus(apart.multipliedBy(i)));
    }
  }
}
