package dev.kith.model.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Rings that show by timing alone, and honest traffic that must not look like them.
class CoincidencesTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Town town = new Town();

  @Test
  void messagesThatGoRoundWithoutSayingSoAreToldOfAndNotStopped() {
    for (int size = 3; size <= 8; size++) {
      Town ring = new Town();
      goRound(ring, size, 30);
      assertThat(ring.suspicions()).as("a ring of " + size).hasSize(1);
      assertThat(ring.suspicions().getFirst().agents())
          .containsExactlyElementsOf(IntStream.range(0, size).mapToObj(Town::agent).toList());
      assertThat(ring.trips()).isEmpty();
      assertThat(ring.refused()).isZero();
    }
  }

  @Test
  void aRingIsToldOfOnceInFiveMinutes() {
    goRound(town, 3, 400); // twenty minutes
    assertThat(town.suspicions().size()).isBetween(3, 5);
    assertThat(town.suspicions()).allMatch(one -> one.equals(town.suspicions().getFirst()));
  }

  @Test
  void slowOnesAreNone() {
    for (int i = 0; i < 3_000; i++) {
      town.send(i % 3, null, (i + 1) % 3);
      town.pass(Duration.ofSeconds(10));
    }
    assertThat(town.suspicions()).isEmpty();
  }

  @Test
  void ringsShowThroughOtherTraffic() {
    Random dice = new Random(11);
    for (int i = 0; i < 200; i++) {
      town.send(i % 3, null, (i + 1) % 3);
      town.send(dice.nextInt(3), null, 10 + dice.nextInt(50));
      town.send(10 + dice.nextInt(50), null, dice.nextInt(3));
      town.pass(SECOND);
    }
    assertThat(town.suspicions()).isNotEmpty();
    assertThat(town.suspicions().getFirst().agents())
        .containsExactly(Town.agent(0), Town.agent(1), Town.agent(2));
  }

  /// One that passes jobs on, whose workers answer it.
  @Test
  void aCoordinatorAndItsWorkersAreNone() {
    Random dice = new Random(12);
    for (int i = 0; i < 3_000; i++) {
      int worker = 1 + dice.nextInt(5);
      town.send(0, null, worker);
      town.send(worker, null, 0);
      town.pass(Duration.ofSeconds(20));
    }
    for (int i = 0; i < 150; i++) {
      town.send(0, null, 1 + i % 5);
      town.send(1 + i % 5, null, 0);
    }
    assertThat(town.suspicions()).isEmpty();
  }

  /// Three talk fast, each to both others.
  @Test
  void aLivelyGroupIsNone() {
    Random dice = new Random(13);
    for (int i = 0; i < 1_000; i++) {
      int speaker = dice.nextInt(3);
      town.send(speaker, null, (speaker + 1) % 3, (speaker + 2) % 3);
      town.pass(Duration.ofSeconds(2));
    }
    assertThat(town.suspicions()).isEmpty();
  }

  @Test
  void aLargeGroupIsNone() {
    Random dice = new Random(14);
    for (int i = 0; i < 2_000; i++) {
      int speaker = dice.nextInt(6);
      town.send(speaker, null, IntStream.range(0, 6).filter(other -> other != speaker).toArray());
      town.pass(SECOND);
    }
    assertThat(town.suspicions()).isEmpty();
  }

  /// Work goes from one to the next, and nothing comes back to the first.
  @Test
  void aPipelineIsNone() {
    for (int i = 0; i < 2_000; i++) {
      town.send(i % 5, null, i % 5 + 1);
      town.pass(Duration.ofMillis(200));
    }
    assertThat(town.suspicions()).isEmpty();
  }

  /// Many that each write to many, always to higher numbers, so that there are more ways than could
  /// be looked at and no ring.
  @Test
  void aNetWithoutARingIsLookedThroughInBoundedTime() {
    Random dice = new Random(15);
    List<int[]> pairs = new ArrayList<>();
    for (int layer = 0; layer < 8; layer++) {
      for (int from = 0; from < 6; from++) {
        for (int to = 0; to < 6; to++) {
          pairs.add(new int[] {layer * 6 + from, (layer + 1) * 6 + to});
        }
      }
    }
    for (int round = 0; round < 25; round++) {
      Collections.shuffle(pairs, dice);
      pairs.forEach(pair -> town.send(pair[0], null, pair[1]));
    }
    assertThat(town.suspicions()).isEmpty();
  }

  private static void goRound(Town ring, int size, int rounds) {
    for (int i = 0; i < rounds * size; i++) {
      ring.send(i % size, null, (i + 1) % size);
      ring.pass(SECOND);
    }
  }
}
