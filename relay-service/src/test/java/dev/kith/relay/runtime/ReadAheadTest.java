package dev.kith.relay.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.filter.Filter;
import dev.kith.model.message.Reason;
import dev.kith.model.message.Reason.Prefix;
import dev.kith.relay.RandomEvents;
import dev.kith.relay.runtime.Reads.Answer;
import dev.kith.relay.session.FeedInput.Scanned;
import dev.kith.relay.session.LogEntry;
import dev.kith.relay.session.Reader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

class ReadAheadTest {

  private static final Reader READER = new Reader(RandomEvents.key(1), 0);
  private static final ReadAhead.Place PLACE = new ReadAhead.Place(1, 1);

  private final TreeSet<Long> log = new TreeSet<>();
  private final List<Integer> sizes = new ArrayList<>();
  private Duration now = Duration.ZERO;

  /// Which read fails.
  private int failing;

  private final ReadAhead ahead =
      new ReadAhead((_, _, after, most) -> read(after, most), () -> now.toNanos());

  @Test
  void whoDrainsFastIsReadAheadForInPagesThatGrow() {
    append(1, 10_000);

    assertThat(drain(PLACE, 0, 128)).hasSize(10_000);
    assertThat(sizes).startsWith(128, 256, 512, 1_024).hasSizeLessThan(16);
  }

  @Test
  void whoIsSlowCostsWhatIsAskedFor() {
    append(1, 1_000);
    long after = 0;
    for (int i = 0; i < 5; i++) {
      after = scan(PLACE, after, 100).through();
      pass(Duration.ofSeconds(2));
    }

    assertThat(after).isEqualTo(500);
    assertThat(sizes).containsOnly(100).hasSize(5);
  }

  @Test
  void whatIsDeletedIsNotDeliveredLongAfter() {
    append(1, 1_000);
    long after = scan(PLACE, scan(PLACE, 0, 100).through(), 100).through();
    log.remove(after + 1);
    pass(ReadAhead.FRESH.plusMillis(1));

    assertThat(positions(scan(PLACE, after, 100))).startsWith(after + 2);
  }

  @Test
  void aPageThatCouldNotBeReadAheadIsReadAgain() {
    append(1, 1_000);
    failing = 3;
    scan(PLACE, 0, 100);
    scan(PLACE, 100, 150);
    assertThat(sizes).hasSize(failing);

    assertThat(positions(scan(PLACE, 250, 150))).hasSize(50).endsWith(300L);
    assertThat(positions(scan(PLACE, 300, 150))).hasSize(150).startsWith(301L);
  }

  @Test
  void whoBeginsElsewhereIsReadForFromThere() {
    append(1, 1_000);
    scan(PLACE, scan(PLACE, 0, 100).through(), 100);

    assertThat(positions(scan(PLACE, 700, 3))).containsExactly(701L, 702L, 703L);
  }

  @Test
  void manySessionsAtATimeMissNothing() {
    append(1, 500);
    List<Long> through = new ArrayList<>(LongStream.range(0, 100).map(_ -> 0).boxed().toList());
    for (int round = 0; round < 10; round++) {
      for (int session = 0; session < 100; session++) {
        long after = through.get(session);
        Scanned found = scan(new ReadAhead.Place(session, 1), after, 50);
        assertThat(positions(found))
            .isEqualTo(LongStream.rangeClosed(after + 1, after + 50).boxed().toList());
        through.set(session, found.through());
      }
    }
  }

  /// However much is asked for, whenever, and whatever is appended meanwhile: each event once, in
  /// order.
  @ParameterizedTest
  @MethodSource("seeds")
  void nothingIsMissedAndNothingComesTwice(long seed) {
    Random random = new Random(seed);
    append(1, random.nextInt(3_000));
    List<Long> got = new ArrayList<>();
    long after = 0;
    for (int step = 0; step < 200; step++) {
      Scanned found = scan(PLACE, after, 1 + random.nextInt(200));
      got.addAll(positions(found));
      assertThat(found.through()).isGreaterThanOrEqualTo(after);
      after = found.through();
      if (random.nextInt(4) == 0) {
        long head = log.isEmpty() ? 0 : log.last();
        append(head + 1 + random.nextInt(3), head + random.nextInt(100));
      }
      pass(Duration.ofMillis(random.nextInt(10) == 0 ? 1_500 : 10));
    }
    pass(Duration.ofSeconds(2));
    got.addAll(drain(PLACE, after, 100));

    assertThat(got).isEqualTo(List.copyOf(log));
  }

  private static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  private void append(long from, long to) {
    LongStream.rangeClosed(from, to).forEach(log::add);
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private List<Long> drain(ReadAhead.Place place, long from, int most) {
    List<Long> drained = new ArrayList<>();
    Scanned found;
    long after = from;
    do {
      found = scan(place, after, most);
      drained.addAll(positions(found));
      after = found.through();
      pass(Duration.ofMillis(1));
    } while (found.more());
    return drained;
  }

  private Scanned scan(ReadAhead.Place place, long after, int most) {
    return ahead
        .scan(place, READER, List.of(Filter.ALL), after, most)
        .map(answer ->
            switch (answer) {
              case Answer.Found<Scanned>(var found) -> found;
              case Answer.Failed<Scanned>(Reason reason) -> throw new AssertionError(reason);
            })
        .blockOptional()
        .orElseThrow();
  }

  private static List<Long> positions(Scanned found) {
    return found.entries().stream().map(LogEntry::position).toList();
  }

  private Mono<Answer<Scanned>> read(long after, int most) {
    return Mono.fromSupplier(() -> {
      sizes.add(most);
      if (sizes.size() == failing) {
        return new Answer.Failed<>(new Reason(Prefix.ERROR, "not now"));
      }
      List<LogEntry> entries =
          log.tailSet(after, false).stream()
              .limit(most)
              .map(position -> new LogEntry(position, new byte[0], null))
              .toList();
      long head = log.isEmpty() ? 0 : log.last();
      long through = entries.size() == most ? entries.getLast().position() : head;
      return new Answer.Found<>(new Scanned(entries, through, through < head));
    });
  }
}
