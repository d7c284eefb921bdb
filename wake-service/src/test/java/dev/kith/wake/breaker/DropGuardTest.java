package dev.kith.wake.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.wake.push.PushOutcome;
import org.junit.jupiter.api.Test;

class DropGuardTest {

  private static final PushOutcome DEAD = new PushOutcome.DropToken("UNREGISTERED", null);

  private final DropGuard guard = new DropGuard();

  @Test
  void aFewDeadTokensAreBelieved() {
    for (int i = 0; i < 10; i++) {
      assertThat(guard.judge(DEAD)).isEqualTo(DEAD);
    }
  }

  @Test
  void thatMostTokensAreDeadIsNotBelieved() {
    for (int i = 0; i < 10; i++) {
      guard.judge(DEAD);
    }
    for (int i = 0; i < 1_000; i++) {
      assertThat(guard.judge(DEAD)).isInstanceOf(PushOutcome.Suspect.class);
    }
  }

  @Test
  void deadTokensAmongManyLivingOnesAreBelieved() {
    for (int i = 0; i < 1_000; i++) {
      guard.judge(PushOutcome.Accepted.HERE);
      guard.judge(PushOutcome.Accepted.HERE);
      assertThat(guard.judge(DEAD)).isEqualTo(DEAD);
    }
  }

  @Test
  void anOutageSaysNothingOfTokens() {
    for (int i = 0; i < 10; i++) {
      guard.judge(DEAD);
    }
    for (int i = 0; i < 100; i++) {
      guard.judge(PushOutcome.Retry.ofProvider("503", null));
      guard.judge(new PushOutcome.FixConfig("403"));
    }
    assertThat(guard.judge(DEAD)).isInstanceOf(PushOutcome.Suspect.class);
  }
}
