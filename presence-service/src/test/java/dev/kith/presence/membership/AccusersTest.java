package dev.kith.presence.membership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.PublicKey;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AccusersTest {

  private static final Duration PERIOD = Duration.ofMillis(500);
  private static final PublicKey EVE = SimulatedNotary.key("eve");

  private final Accusers accusers = new Accusers(PERIOD);
  private Instant now = Instant.EPOCH;

  @Test
  void whoAccusesOneInEachPeriodIsNeverExhausted() {
    for (int i = 0; i < 10 * Accusers.BURST; i++) {
      assertThat(accusers.isExhausted(EVE, now)).isFalse();
      accusers.accused(EVE, now);
      now = now.plus(PERIOD);
    }
  }

  @Test
  void afterABurstOneMayComeInEachPeriod() {
    for (int i = 0; i < Accusers.BURST; i++) {
      accusers.accused(EVE, now);
    }
    assertThat(accusers.isExhausted(EVE, now)).isTrue();
    now = now.plus(PERIOD);
    assertThat(accusers.isExhausted(EVE, now)).isFalse();
    accusers.accused(EVE, now);
    assertThat(accusers.isExhausted(EVE, now)).isTrue();
  }
}
