package dev.kith.bench.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.testkit.generated.SeededTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LedgerTest {

  private final Ledger ledger = new Ledger(2, 2);

  @Test
  void whatIsAckedAndNeverDeliveredIsLost() {
    publish(0, 4);
    ledger.delivered(0, 0, 0);
    ledger.delivered(0, 0, 2);
    ledger.delivered(1, 0, 3);

    assertThat(ledger.tally().lost()).isEqualTo(1);
    assertThat(ledger.tally().isSound()).isFalse();
    assertThat(ledger.lost(9)).containsExactly("0-1");
  }

  @Test
  void whatIsDeliveredWithoutAnAckIsRecoveredAndNoFault() {
    ledger.attempted(1, 0);
    ledger.delivered(0, 1, 0);

    assertThat(ledger.tally().recovered()).isEqualTo(1);
    assertThat(ledger.tally().isSound()).isTrue();
  }

  @Test
  void whatNobodyTriedOrWasForAnotherIsUnexpected() {
    publish(0, 2);
    ledger.delivered(0, 0, 0);
    ledger.delivered(1, 0, 1);
    assertThat(ledger.tally().unexpected()).isZero();

    ledger.delivered(0, 0, 1);
    assertThat(ledger.tally().unexpected()).as("for the other consumer").isEqualTo(1);
    ledger.delivered(0, 1, 0);
    assertThat(ledger.tally().unexpected()).as("of a silent producer").isEqualTo(2);
    ledger.delivered(0, -1, 0);
    assertThat(ledger.tally().unexpected()).as("of a stranger").isEqualTo(3);
    ledger.delivered(1, 0, -1);
    assertThat(ledger.tally().unexpected()).as("without a number").isEqualTo(4);
  }

  @Test
  void aDeliveryMayBeReportedBeforeTheAttempt() {
    ledger.delivered(0, 0, 0);
    publish(0, 1);

    assertThat(ledger.tally().isSound()).isTrue();
  }

  @Test
  void whatComesAgainIsADuplicateAndBreaksNoOrder() {
    publish(0, 4);
    for (int number : List.of(0, 2, 0)) {
      ledger.delivered(0, 0, number);
    }

    assertThat(ledger.tally().duplicates()).isEqualTo(1);
    assertThat(ledger.tally().orderViolations()).isZero();
  }

  @Test
  void whatComesAfterALaterOneOfItsProducerBreaksTheOrder() {
    publish(0, 4);
    publish(1, 1);
    for (int number : List.of(2, 0)) {
      ledger.delivered(0, 0, number);
    }
    ledger.delivered(0, 1, 0);
    ledger.delivered(1, 0, 1);

    assertThat(ledger.tally().orderViolations()).isEqualTo(1);
    assertThat(ledger.tally().isSound()).isFalse();
  }

  /// Against sets of whole events.
  @SeededTest
  void itCountsAsSetsDo(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Ledger books = new Ledger(3, 1);
    List<Set<Integer>> acked = sets();
    List<Set<Integer>> delivered = sets();
    int repeated = 0;
    for (int number = 0; number < 500; number++) {
      for (int producer = 0; producer < 3; producer++) {
        books.attempted(producer, number);
        if (random.nextInt(3) > 0) {
          books.acked(producer, number);
          acked.get(producer).add(number);
        }
        for (int times = random.nextInt(3); times > 0; times--) {
          books.delivered(0, producer, number);
          repeated += delivered.get(producer).add(number) ? 0 : 1;
        }
      }
    }

    long lost = 0;
    long recovered = 0;
    for (int producer = 0; producer < 3; producer++) {
      lost += without(acked.get(producer), delivered.get(producer));
      recovered += without(delivered.get(producer), acked.get(producer));
    }
    long distinct = delivered.stream().mapToLong(Set::size).sum();
    assertThat(books.tally())
        .isEqualTo(
            new Tally(
                1_500,
                acked.stream().mapToLong(Set::size).sum(),
                distinct + repeated,
                lost,
                0,
                recovered,
                repeated,
                0));
  }

  private void publish(int producer, int count) {
    for (int number = 0; number < count; number++) {
      ledger.attempted(producer, number);
      ledger.acked(producer, number);
    }
  }

  private static List<Set<Integer>> sets() {
    List<Set<Integer>> sets = new ArrayList<>();
    for (int producer = 0; producer < 3; producer++) {
      sets.add(new HashSet<>());
    }
    return sets;
  }

  private static int without(Set<Integer> set, Set<Integer> other) {
    Set<Integer> rest = new HashSet<>(set);
    rest.removeAll(other);
    return rest.size();
  }
}
