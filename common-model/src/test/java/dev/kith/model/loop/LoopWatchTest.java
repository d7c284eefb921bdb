package dev.kith.model.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.Event;
import dev.kith.model.event.Kind;
import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LoopWatchTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Town town = new Town();

  @Test
  void aBurstOfOneSideIsNoLoop() {
    for (int i = 0; i < 10_000; i++) {
      town.send(1, null, 2);
    }
    assertThat(town.trips()).isEmpty();
  }

  @Test
  void twoThatAnswerEachOtherAreStoppedAfterSixtyTurns() {
    int sent = pingPong(1, 2, 1_000);
    assertThat(sent).isBetween(60, 62);
    assertThat(town.trips())
        .singleElement()
        .satisfies(trip -> {
          assertThat(trip.circuits()).containsExactly(Pair.of(Town.agent(1), Town.agent(2)));
          assertThat(Duration.between(town.now(), trip.until())).isEqualTo(MINUTE);
        });
  }

  @Test
  void itIsTheTurnsThatCountAndNotTheTags() {
    for (int i = 0; i < 100; i++) {
      town.send(1 + i % 2, null, 2 - i % 2);
    }
    assertThat(town.trips()).hasSize(1);
  }

  @Test
  void slowOnesAreStoppedByTheAllowance() {
    int turns = 0;
    Event last = null;
    while (town.trips().isEmpty() && turns < 1_000) {
      last = town.send(1 + turns % 2, turns % 60 == 0 ? null : last, 2 - turns % 2);
      town.pass(Duration.ofSeconds(2));
      turns++;
    }
    assertThat(turns).isBetween(200, 210);
  }

  @Test
  void theCircuitStaysOpenTwiceAsLongEachTimeUpToAnHour() {
    Duration last = Duration.ZERO;
    for (int i = 0; i < 8; i++) {
      pingPong(1, 2, 1_000);
      Trip trip = town.trips().getLast();
      Duration length = Duration.between(town.now(), trip.until());
      assertThat(length).isLessThanOrEqualTo(Duration.ofHours(1));
      if (i > 0) {
        assertThat(length)
            .isEqualTo(
                last.multipliedBy(2).compareTo(Duration.ofHours(1)) > 0
                    ? Duration.ofHours(1)
                    : last.multipliedBy(2));
      }
      last = length;
      town.pass(length);
    }
    assertThat(last).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void aPairThatWasQuietIsForgiven() {
    pingPong(1, 2, 1_000);
    town.pass(Duration.ofDays(1));
    pingPong(1, 2, 1_000);
    assertThat(Duration.between(town.now(), town.trips().getLast().until())).isEqualTo(MINUTE);
  }

  @Test
  void answersToAnswersAreStoppedAtADepth() {
    Event last = null;
    int sent = 0;
    // Ever new pairs, so that no pair takes many turns.
    while (town.trips().isEmpty() && sent < 1_000) {
      last = town.send(sent, last, sent + 1);
      sent++;
    }
    assertThat(sent).isEqualTo(66);
    assertThat(town.trips().getLast().reason()).contains("in a row");
  }

  @Test
  void ofAMessageToManyTheFirstAddresseesCount() {
    Event last = null;
    for (int sent = 0; town.trips().isEmpty() && sent < 1_000; sent++) {
      int[] next = IntStream.range(sent + 1, sent + 101).toArray();
      last = town.send(sent, last, next);
    }
    assertThat(town.trips().getLast().circuits()).hasSize(16);
  }

  @Test
  void anAnswerToAnOldMessageBeginsAnew() {
    Event last = null;
    for (int i = 0; i < 300; i++) {
      last = town.send(i, last, i + 1);
      town.pass(Duration.ofMinutes(i % 50 == 49 ? 61 : 0));
    }
    assertThat(town.trips()).isEmpty();
  }

  @Test
  void messagesThatGoRoundAreStopped() {
    for (int size = 3; size <= 8; size++) {
      Town ring = new Town();
      assertThat(goRound(ring, size, 60)).as("a ring of " + size).isLessThan(25);
      assertThat(ring.trips().getFirst().circuits()).hasSize(size);
    }
  }

  @Test
  void messagesOfAGroupThatNobodyLinksAreNoRing() {
    for (int i = 0; i < 600; i++) {
      town.send(i % 4, null, (i + 1) % 4);
      town.pass(SECOND);
    }
    assertThat(town.trips()).isEmpty();
  }

  @Test
  void verdictsAndStateNeverCount() {
    for (int kind : new int[] {Kind.VERDICT, Kind.COUPLING_CHANGE, Kind.STATE_DELTA}) {
      Event last = null;
      for (int i = 0; i < 500; i++) {
        last = town.send(kind, 1 + i % 2, last, 2 - i % 2);
      }
    }
    assertThat(town.trips()).isEmpty();
  }

  @Test
  void whoIsExemptMayAnswerAsLongAsTheyLike() {
    Town people = new Town(Town.agent(1));
    Event last = null;
    for (int i = 0; i < 1_000; i++) {
      last = people.send(1 + i % 2, last, 2 - i % 2);
    }
    assertThat(people.trips()).isEmpty();
  }

  @Test
  void aServiceMayAnswerManyClients() {
    Random dice = new Random(5);
    for (int i = 0; i < 3_000; i++) {
      int client = 100 + dice.nextInt(60);
      Event question = town.send(client, null, 1);
      town.send(1, question, client);
      town.pass(SECOND);
    }
    assertThat(town.refused()).isZero();
  }

  /// Six people, somebody says something every ten seconds for an hour, most of it in answer to
  /// what was said before.
  @Test
  void peopleMayChat() {
    Random dice = new Random(6);
    Event last = null;
    for (int i = 0; i < 360; i++) {
      int speaker = 1 + dice.nextInt(6);
      int addressee = 1 + (speaker + dice.nextInt(5)) % 6;
      Event said = town.send(speaker, dice.nextInt(3) == 0 ? null : last, addressee);
      last = said == null ? last : said;
      town.pass(Duration.ofSeconds(10));
    }
    assertThat(town.refused()).isZero();
  }

  @Test
  void aLoopThatHidesAmongOtherAddresseesIsFound() {
    Random dice = new Random(7);
    Event last = null;
    int sent = 0;
    while (town.trips().isEmpty() && sent < 1_000) {
      int from = 1 + sent % 2;
      last = town.send(from, last, 3 - from, 10 + dice.nextInt(1_000));
      sent++;
    }
    assertThat(sent).isLessThanOrEqualTo(62);
  }

  /// @return how many messages got through before one was refused
  private int pingPong(int one, int other, int most) {
    Event last = null;
    for (int sent = 0; sent < most; sent++) {
      Event next = town.send(sent % 2 == 0 ? one : other, last, sent % 2 == 0 ? other : one);
      if (next == null) {
        return sent;
      }
      last = sent % 50 == 0 ? null : next;
    }
    return most;
  }

  /// @return how many rounds got through
  private static int goRound(Town ring, int size, int most) {
    @Nullable Event last = null;
    for (int round = 0; round < most; round++) {
      for (int agent = 0; agent < size; agent++) {
        Event next = ring.send(agent, last, (agent + 1) % size);
        if (next == null) {
          return round;
        }
        // A fresh start now and then, so that the depth is not what ends it.
        last = (round * size + agent) % 60 == 59 ? null : next;
        ring.pass(SECOND);
      }
    }
    return most;
  }
}
