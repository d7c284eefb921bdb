package dev.kith.bench.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecoveriesTest {

  private final Recoveries recoveries = new Recoveries();

  @Test
  void theSlowestCountsAndOnlyWithAnEventOfAfterTheEnd() {
    recoveries.ended("cut", Set.of(0, 1), Set.of(), List.of(10, 20), 1_000);
    recoveries.acked(0, 9, 1_001);
    recoveries.acked(0, 10, 1_200);
    assertThat(recoveries.acked("cut")).as("one is still to come").isEmpty();

    recoveries.acked(1, 25, 1_500);
    recoveries.acked(0, 11, 9_000);
    assertThat(recoveries.acked("cut")).containsExactly(500L);
    assertThat(recoveries.delivered("cut")).as("it met no consumer").isEmpty();
  }

  @Test
  void aConsumerRecoversWithAFreshEventOfAnyProducer() {
    recoveries.ended("cut", Set.of(), Set.of(1), List.of(10, 20), 0);
    recoveries.delivered(1, 0, 9, 10);
    recoveries.delivered(0, 1, 20, 20);
    recoveries.delivered(1, 1, 20, 30);

    assertThat(recoveries.delivered("cut")).containsExactly(30L);
  }

  @Test
  void aFaultBeforeRecoveryLengthensTheEarlierFigure() {
    recoveries.ended("first", Set.of(0), Set.of(), List.of(0, 0), 0);
    recoveries.ended("second", Set.of(0, 1), Set.of(), List.of(5, 5), 100);
    recoveries.acked(1, 5, 150);
    recoveries.acked(0, 3, 400);

    assertThat(recoveries.acked("first")).containsExactly(400L);
    assertThat(recoveries.acked("second")).containsExactly(50L);
    assertThat(recoveries.count("second")).isEqualTo(1);
  }
}
