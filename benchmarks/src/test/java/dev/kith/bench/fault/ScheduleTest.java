package dev.kith.bench.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.bench.fault.Schedule.Bounds;
import dev.kith.testkit.generated.SeededTest;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

class ScheduleTest {

  private static final Set<FaultKind> KINDS = EnumSet.allOf(FaultKind.class);
  private static final Bounds PAUSE = new Bounds(Duration.ofSeconds(1), Duration.ofSeconds(2));
  private static final Bounds HOLD = new Bounds(Duration.ZERO, Duration.ofMillis(300));

  @SeededTest
  void everyRoundHasEachKindOnce(long seed) {
    List<Fault> faults = faults(seed, 3 * KINDS.size());

    for (int round = 0; round < 3; round++) {
      assertThat(faults.subList(round * KINDS.size(), (round + 1) * KINDS.size()))
          .extracting(Fault::kind)
          .containsExactlyInAnyOrderElementsOf(KINDS);
    }
  }

  @SeededTest
  void timesKeepToTheirBoundsAndEveryoneIsMet(long seed) {
    List<Fault> faults = faults(seed, 1_000);

    assertThat(faults)
        .allMatch(fault -> fault.pause().compareTo(PAUSE.least()) >= 0)
        .allMatch(fault -> fault.pause().compareTo(PAUSE.most()) <= 0)
        .allMatch(fault -> fault.hold().compareTo(HOLD.least()) >= 0)
        .allMatch(fault -> fault.hold().compareTo(HOLD.most()) <= 0);
    assertThat(faults)
        .extracting(fault -> fault.target(3) * 3 + fault.otherTarget(3))
        .contains(0, 1, 2, 3, 4, 5, 6, 7, 8);
  }

  @SeededTest
  void aSeedGivesTheSameFaultsAgain(long seed) {
    assertThat(faults(seed, 100)).isEqualTo(faults(seed, 100)).isNotEqualTo(faults(seed + 1, 100));
  }

  private static List<Fault> faults(long seed, int count) {
    Schedule schedule = new Schedule(new SplittableRandom(seed), KINDS, PAUSE, HOLD);
    return Stream.generate(schedule::next).limit(count).toList();
  }
}
