package dev.kith.client.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.Event;
import dev.kith.model.event.Kind;
import dev.kith.model.filter.Filter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CatchUpTest {

  private final Random random = new Random(1);
  private final List<Event> stored = new ArrayList<>();
  private final List<Long> crowded = new ArrayList<>();
  private int cap = 500;

  @Test
  void aShortAnswerIsTheWholeAnswer() {
    store(19, 1_000, 1);
    CatchUp catchUp = new CatchUp(Filter.ALL);
    assertThat(page(catchUp, 500)).hasSize(19);
    assertThat(catchUp.endPage()).isTrue();
  }

  @Test
  void pagesOfACappedRelayHoldEverythingOnce() {
    cap = 20;
    store(95, 1_000, 7);
    assertThat(readAll(new CatchUp(Filter.ALL), 500)).containsExactlyInAnyOrderElementsOf(stored);
  }

  @Test
  void pagesAsSmallAsOneEventHoldEverythingOnceIfTheyGrow() {
    store(95, 1_000, 7);
    assertThat(readAll(new CatchUp(Filter.ALL), 1)).containsExactlyInAnyOrderElementsOf(stored);
  }

  @Test
  void aLimitCountsForAllPagesTogether() {
    cap = 20;
    store(95, 1_000, 7);
    CatchUp catchUp = new CatchUp(Filter.ALL.withLimit(50));
    assertThat(readAll(catchUp, 500)).hasSize(50);
    assertThat(catchUp.isLimitReached()).isTrue();
  }

  @Test
  void aSecondThatIsFullerThanAnAnswerIsNamedAndPassedOver() {
    cap = 20;
    store(30, 1_000, 30);
    store(5, 900, 1);
    assertThat(readAll(new CatchUp(Filter.ALL), 500)).hasSize(25);
    assertThat(crowded).containsExactly(1_000L);
  }

  @Test
  void aSecondThatIsFullerThanAPageIsReadAtOnceWhereTheRelayTellsThatMuch() {
    cap = 5_000;
    store(20, 1_100, 1);
    store(4_999, 1_000, 4_999);
    store(2_400, 900, 600);
    assertThat(readAll(new CatchUp(Filter.ALL), 1)).containsExactlyInAnyOrderElementsOf(stored);
    assertThat(crowded).isEmpty();
  }

  @Test
  void aSecondThatIsFullerThanAnyAnswerIsNamed() {
    cap = 10_000;
    store(5_001, 1_000, 5_001);
    assertThat(readAll(new CatchUp(Filter.ALL), 500)).hasSize(5_000);
    assertThat(crowded).containsExactly(1_000L);
  }

  @Test
  void aSecondWithLessThanWasToldBeforeIsNotCalledCrowded() {
    store(500, 1_000, 1);
    store(30, 100, 30);
    assertThat(readAll(new CatchUp(Filter.ALL), 500)).containsExactlyInAnyOrderElementsOf(stored);
    assertThat(crowded).isEmpty();
  }

  @Test
  void aLimitCountsForAFullSecondToo() {
    store(2_000, 1_000, 2_000);
    cap = 5_000;
    assertThat(readAll(new CatchUp(Filter.ALL.withLimit(700)), 500)).hasSize(700);
  }

  @Test
  void nothingIsAskedBeforeTheSinceOfTheFilter() {
    cap = 20;
    store(20, 1_000, 20);
    CatchUp catchUp = new CatchUp(Filter.ALL.withSince(1_000L));
    page(catchUp, 500);
    assertThat(catchUp.endPage()).isFalse();
    page(catchUp, 500);
    assertThat(catchUp.endPage()).isFalse();
    assertThat(catchUp.page(500).since()).isEqualTo(1_000L);
    page(catchUp, 500);
    assertThat(catchUp.endPage()).isTrue();
  }

  private List<Event> readAll(CatchUp catchUp, int firstSize) {
    List<Event> got = new ArrayList<>();
    int size = firstSize;
    boolean last = false;
    while (!last) {
      got.addAll(page(catchUp, size));
      size = Math.min(CatchUp.MAX_PAGE, 2 * size);
      last = catchUp.endPage();
      if (catchUp.crowdedSecond() != null) {
        crowded.add(catchUp.crowdedSecond());
      }
    }
    return got;
  }

  private List<Event> page(CatchUp catchUp, int size) {
    Filter page = catchUp.page(size);
    return stored.stream()
        .filter(page::matches)
        .sorted(Comparator.comparingLong(Event::createdAt).reversed().thenComparing(Event::id))
        .limit(Math.min(cap, page.limit() == null ? cap : page.limit()))
        .filter(catchUp::take)
        .toList();
  }

  private void store(int count, long newest, int perSecond) {
    for (int i = 0; i < count; i++) {
      stored.add(Fixtures.event(random, Kind.MESSAGE, newest - i / perSecond).event());
    }
  }
}
