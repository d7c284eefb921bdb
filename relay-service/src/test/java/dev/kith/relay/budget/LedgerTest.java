package dev.kith.relay.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.PublicKey;
import dev.kith.model.message.Reason;
import dev.kith.relay.RandomEvents;
import dev.kith.testkit.generated.SeededTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LedgerTest {

  private static final Instant START = Instant.ofEpochSecond(RandomEvents.START);
  private static final PublicKey KEY = RandomEvents.key(1);
  private static final Allowance TWO = new Allowance(2, 2, new Rate(10, 20), new Rate(10, 20));

  @Test
  void aBurstPassesAndThenTheRate() {
    Purse purse = new Ledger(TWO, Allowance.UNLIMITED, 10).open("address");
    assertThat(passed(() -> purse.event(START), 100)).isEqualTo(20);
    assertThat(passed(() -> purse.event(START.plusMillis(500)), 100)).isEqualTo(5);
    assertThat(passed(() -> purse.event(START.plusSeconds(3_600)), 100)).isEqualTo(20);
    assertThat(String.valueOf(purse.event(START))).startsWith("rate-limited: ");
  }

  @Test
  void whoFloodsTakesNothingFromOthers() {
    Ledger ledger = new Ledger(TWO, TWO, 10);
    Purse flood = ledger.open("flood");
    Purse honest = ledger.open("honest");
    PublicKey other = RandomEvents.key(2);
    for (int i = 0; i < 1_000; i++) {
      flood.event(START);
      flood.event(KEY, START);
    }
    assertThat(passed(() -> honest.event(START), 20)).isEqualTo(20);
    assertThat(passed(() -> honest.event(other, START), 20)).isEqualTo(20);
  }

  @Test
  void connectionsOfOneAddressShareItsBudget() {
    Ledger ledger = new Ledger(TWO, Allowance.UNLIMITED, 10);
    Purse one = ledger.open("address");
    Purse other = ledger.open("address");
    assertThat(passed(() -> one.event(START), 15)).isEqualTo(15);
    assertThat(passed(() -> other.event(START), 15)).isEqualTo(5);
  }

  @Test
  void aConnectionWithoutAnAddressHasTheBudgetOfItsKeysAlone() {
    Purse purse = new Ledger(TWO, TWO, 10).open(null);
    assertThat(passed(() -> purse.event(START), 1_000)).isEqualTo(1_000);
    assertThat(passed(() -> purse.event(KEY, START), 1_000)).isEqualTo(20);
  }

  @SeededTest
  void whatIsHeldNeverExceedsTheAllowanceAndComesBack(long seed) {
    Random random = new Random(seed);
    Ledger ledger = new Ledger(TWO, new Allowance(3, 3, Rate.UNLIMITED, Rate.UNLIMITED), 4);
    List<Purse> open = new ArrayList<>();
    Instant now = START;
    for (int step = 0; step < 200; step++) {
      now = now.plus(Duration.ofSeconds(1));
      if (!open.isEmpty() && random.nextInt(3) == 0) {
        open.remove(random.nextInt(open.size())).close(now);
      } else {
        Purse purse = ledger.open("address");
        boolean admitted = purse.connect(now) == null;
        assertThat(admitted).isEqualTo(open.size() < 2);
        if (admitted) {
          purse.authenticate(RandomEvents.key(random.nextInt(2)), now);
          open.add(purse);
        }
      }
    }
    for (Purse purse : open) {
      purse.close(now);
    }
    assertThat(ledger.open("address").connect(now)).isNull();
  }

  @Test
  void openSubscriptionsCountOverAllConnections() {
    Ledger ledger = new Ledger(TWO, Allowance.UNLIMITED, 10);
    Purse one = ledger.open("address");
    Purse other = ledger.open("address");
    one.hold(1, START);
    other.hold(1, START);
    assertThat(other.request(START)).isNotNull();
    one.close(START);
    assertThat(other.request(START)).isNull();
  }

  @Test
  void whatIsRememberedIsBoundedAndWhatIsHeldIsNotForgotten() {
    Ledger ledger = new Ledger(TWO, TWO, 10);
    Purse held = ledger.open("held");
    held.connect(START);
    ledger.open("held").connect(START);
    for (int i = 0; i < 1_000; i++) {
      ledger.open("address " + i).event(START);
      ledger.open(null).event(RandomEvents.key(i), START);
    }
    assertThat(ledger.size()).isEqualTo(20);
    assertThat(ledger.open("held").connect(START)).isNotNull();
  }

  private interface Attempt {
    @Nullable Reason make();
  }

  private static int passed(Attempt attempt, int times) {
    return (int) IntStream.range(0, times).filter(_ -> attempt.make() == null).count();
  }
}
