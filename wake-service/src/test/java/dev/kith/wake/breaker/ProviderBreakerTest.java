package dev.kith.wake.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.wake.push.PushOutcome;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProviderBreakerTest {

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final PushOutcome FAILED = PushOutcome.Retry.ofProvider("503", null);

  private final ProviderBreaker breaker = new ProviderBreaker(BreakerLimits.STANDARD);

  @Test
  void aPushServiceThatFailsIsLeftAlone() {
    fail(9, NOON);
    assertThat(breaker.refusal(NOON)).isNull();

    fail(1, NOON);

    assertThat(breaker.refusal(NOON)).isEqualTo(NOON.plusSeconds(30));
  }

  @Test
  void afterTheBreakOneIsTriedAndTheOthersWaitForIt() {
    fail(10, NOON);
    Instant after = NOON.plusSeconds(30);

    assertThat(breaker.refusal(after)).isNull();
    assertThat(breaker.refusal(after)).isNotNull();
    breaker.on(PushOutcome.Accepted.HERE, after);

    assertThat(breaker.refusal(after)).isNull();
    assertThat(breaker.refusal(after)).isNull();
  }

  @Test
  void theBreakIsLongerEachTimeUpToALimit() {
    fail(10, NOON);
    Instant now = NOON.plusSeconds(30);
    for (int i = 0; i < 12; i++) {
      assertThat(breaker.refusal(now)).isNull();
      breaker.on(FAILED, now);
      Instant until = breaker.refusal(now);
      assertThat(until).isNotNull();
      assertThat(Duration.between(now, until))
          .isBetween(Duration.ofMinutes(1), Duration.ofMinutes(10));
      now = until;
    }
    assertThat(breaker.refusal(now)).isNull();
  }

  @Test
  void oneThatIsTriedAndLostIsFollowedByAnother() {
    fail(10, NOON);

    assertThat(breaker.refusal(NOON.plusSeconds(30))).isNull();
    assertThat(breaker.refusal(NOON.plusSeconds(60))).isNull();
  }

  @Test
  void whatIsSaidOfDevicesIsNoFailure() {
    for (int i = 0; i < 100; i++) {
      breaker.on(new PushOutcome.DropToken("gone", null), NOON);
      breaker.on(new PushOutcome.Suspect("bad"), NOON);
      breaker.on(PushOutcome.Retry.ofDevice("slow", Duration.ofMinutes(1)), NOON);
    }
    assertThat(breaker.refusal(NOON)).isNull();
  }

  @Test
  void aPushServiceThatAsksForItIsLeftAloneAtOnce() {
    breaker.on(PushOutcome.Retry.ofProvider("429", Duration.ofMinutes(20)), NOON);

    assertThat(breaker.refusal(NOON)).isEqualTo(NOON.plus(Duration.ofMinutes(20)));
    assertThat(breaker.refusal(NOON.plus(Duration.ofMinutes(20)))).isNull();
  }

  private void fail(int times, Instant now) {
    for (int i = 0; i < times; i++) {
      breaker.on(FAILED, now);
    }
  }
}
