package dev.kith.testkit.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class SeededTestTest {

  @Test
  void seedsAreTheSameInEachRunButForOne() {
    long[] first = Seeds.of(null, 20).toArray();
    long[] second = Seeds.of(null, 20).toArray();

    assertThat(first).hasSize(21).doesNotHaveDuplicates();
    assertThat(first).startsWith(1, 2, 3).containsAnyOf(second);
    assertThat(first[20]).isNotEqualTo(second[20]);
  }

  @Test
  void oneSeedCanBeRunAlone() {
    assertThat(Seeds.of("-17", 20).toArray()).containsExactly(-17);
  }

  @Test
  void aTestMayAskForAnotherNumberOfSeeds() {
    run(TakesThree.class).assertStatistics(statistics -> statistics.succeeded(4));
  }

  @Test
  void aFailureNamesItsSeed() {
    Events tests = run(FailsWithThree.class);

    tests.assertStatistics(statistics -> statistics.started(21).failed(1));
    tests
        .failed()
        .assertEventsMatchExactly(
            event(
                finishedWithFailure(
                    message(
                        "with seed 3 (again: -Dkith.seed=3):"
                            + " java.lang.IllegalStateException: no three"))));
  }

  @Test
  void anAssumptionThatDoesNotHoldIsNoFailure() {
    run(SkipsAll.class).assertStatistics(statistics -> statistics.aborted(21).failed(0));
  }

  static final class FailsWithThree {
    @SeededTest
    void test(long seed) {
      if (seed == 3) {
        throw new IllegalStateException("no three");
      }
    }
  }

  static final class TakesThree {
    @SeededTest(fixed = 3)
    void test(long seed) {}
  }

  static final class SkipsAll {
    @SeededTest
    void test(long seed) {
      Assumptions.assumeTrue(seed == Long.MIN_VALUE);
    }
  }

  private static Events run(Class<?> tests) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(tests))
        .execute()
        .testEvents();
  }
}
