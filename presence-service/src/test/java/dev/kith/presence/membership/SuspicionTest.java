package dev.kith.presence.membership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.presence.membership.frame.Version;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuspicionTest {

  private static final Instant BEGIN = Instant.EPOCH;

  /// Golden values of both papers' parameters for 100 members and a period of a second.
  @ParameterizedTest
  @CsvSource({
    "10, 3, 1, 60.00",
    "10, 3, 2, 35.00",
    "10, 3, 3, 20.38",
    "10, 3, 4, 10.00",
    "8, 2, 1, 48.00",
    "8, 2, 2, 22.76",
    "8, 2, 3, 8.00"
  })
  void eachConfirmationShortensIt(int least, int needed, int accusers, double seconds) {
    Suspicion suspicion = suspicion(least, needed);
    for (int i = 0; i < accusers; i++) {
      assertThat(suspicion.accuse(SimulatedNotary.key("a" + i))).isTrue();
    }

    assertThat(lasts(suspicion)).isEqualTo(Math.round(seconds * 100));
  }

  @Test
  void whereNobodyElseCanConfirmItLastsTheLeast() {
    assertThat(lasts(suspicion(8, 0))).isEqualTo(800);
  }

  @Test
  void theSameAccuserCountsOnce() {
    Suspicion suspicion = suspicion(10, 3);

    assertThat(suspicion.accuse(SimulatedNotary.key("a"))).isTrue();
    assertThat(suspicion.accuse(SimulatedNotary.key("a"))).isFalse();
    assertThat(lasts(suspicion)).isEqualTo(6_000);
  }

  @Test
  void moreAccusersThanNeededChangeNothing() {
    Suspicion suspicion = suspicion(10, 1);

    assertThat(suspicion.accuse(SimulatedNotary.key("a"))).isTrue();
    assertThat(suspicion.accuse(SimulatedNotary.key("b"))).isTrue();
    assertThat(suspicion.accuse(SimulatedNotary.key("c"))).isFalse();
    assertThat(lasts(suspicion)).isEqualTo(1_000);
  }

  @Test
  void whatIsPostponedLastsAsMuchLonger() {
    Suspicion suspicion = suspicion(8, 0);

    suspicion.postpone(Duration.ofSeconds(3));

    assertThat(lasts(suspicion)).isEqualTo(1_100);
  }

  @Test
  void aHintedOneIsOverSooner() {
    Suspicion suspicion = suspicion(8, 3);

    suspicion.hasten(Duration.ofSeconds(1));

    assertThat(lasts(suspicion)).isEqualTo(100);
  }

  private static Suspicion suspicion(int least, int needed) {
    return new Suspicion(
        Version.first(1),
        Duration.ofSeconds(least),
        Duration.ofSeconds(6L * least),
        needed,
        false,
        BEGIN);
  }

  /// In hundredths of a second.
  private static long lasts(Suspicion suspicion) {
    return Math.round(Duration.between(BEGIN, suspicion.deadline()).toMillis() / 10.0);
  }
}
