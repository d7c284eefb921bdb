package dev.kith.client.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.client.stream.Inbox.Effect;
import dev.kith.client.stream.Inbox.Input;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.event.Kind;
import dev.kith.model.event.StreamPosition;
import dev.kith.model.event.Tag;
import dev.kith.model.filter.Filter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Messages of several authors, with parents across streams, that arrive out of order, twice, or
/// only when asked for. The seed is the argument shown with a failure.
class InboxSimulationTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Filter MESSAGES = Filter.ALL.withKinds(Kind.MESSAGE);
  private static final int STREAMS = 4;

  private record Happening(Instant at, Input input) {}

  private final PriorityQueue<Happening> agenda =
      new PriorityQueue<>(Comparator.comparing(Happening::at));
  private final List<Event> written = new ArrayList<>();
  private final Set<EventId> fetchable = new HashSet<>();
  private final Set<EventId> arriving = new HashSet<>();
  private final List<Event> delivered = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  static LongStream seeds() {
    return LongStream.concat(LongStream.range(0, 200), LongStream.of(new Random().nextLong()));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void withAnswersInTimeEverythingComesOnceAndInOrder(long seed) {
    Random random = new Random(seed);
    write(random, 300);
    List<Event> stored = written.subList(0, 100);
    List<Event> live = written.subList(100, written.size());
    agenda.add(new Happening(START, new Input.CatchingUp()));
    stored.forEach(event -> arrive(event, START.plusMillis(1 + random.nextInt(100))));
    agenda.add(new Happening(START.plusMillis(200), new Input.CaughtUp()));
    for (int i = 0; i < live.size(); i++) {
      Instant published = START.plusMillis(300 + 20L * i);
      fetchable.add(live.get(i).id());
      if (random.nextInt(10) > 0) {
        arrive(live.get(i), published.plusMillis(random.nextInt(1_000)));
      }
    }
    run(new Inbox(List.of(MESSAGES), 0), random, Duration.ofMillis(300), 0);

    assertThat(delivered).doesNotHaveDuplicates();
    assertThat(delivered).extracting(Event::id).containsAll(arriving);
    assertThat(findings).isEmpty();
    assertInOrder();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void withoutAnswersNothingIsLostOrRepeatedOrHeldForGood(long seed) {
    Random random = new Random(seed);
    write(random, 300);
    writeNonsense(random);
    for (Event event : written) {
      if (random.nextInt(4) > 0) {
        arrive(event, START.plusMillis(random.nextInt(20_000)));
      }
      if (random.nextBoolean()) {
        fetchable.add(event.id());
      }
    }
    for (int i = 0; i < 5; i++) {
      agenda.add(new Happening(START.plusMillis(random.nextInt(20_000)), new Input.CatchingUp()));
      agenda.add(new Happening(START.plusMillis(random.nextInt(20_000)), new Input.CaughtUp()));
    }
    run(new Inbox(List.of(MESSAGES), 0), random, Duration.ofSeconds(8), 3);

    assertThat(delivered).doesNotHaveDuplicates();
    assertThat(delivered).extracting(Event::id).containsAll(arriving);
  }

  private void write(Random random, int count) {
    Map<Integer, Event> last = new HashMap<>();
    Map<Integer, Long> sequences = new HashMap<>();
    for (int i = 0; i < count; i++) {
      int stream = random.nextInt(STREAMS);
      Event previous = last.get(stream);
      List<Tag> tags = new ArrayList<>();
      tags.add(position(stream, sequences.merge(stream, 1L, Long::sum), previous).toTag());
      while (!written.isEmpty() && random.nextInt(3) == 0) {
        Event parent = written.get(Math.max(0, written.size() - 1 - random.nextInt(20)));
        tags.add(Tag.of("e", parent.id().hex()));
      }
      // Clocks differ and do not tell the order.
      long createdAt = START.getEpochSecond() + random.nextInt(30);
      Event event = Fixtures.message(random, Fixtures.author(stream), createdAt, tags);
      last.put(stream, event);
      written.add(event);
    }
  }

  /// Forks, leaps, parents that do not exist, and two events that claim to precede each other.
  private void writeNonsense(Random random) {
    for (int i = 0; i < 30; i++) {
      long leap = random.nextInt(3) == 0 ? 1L << random.nextInt(1, 49) : random.nextInt(1, 80);
      List<Tag> tags =
          List.of(
              position(random.nextInt(STREAMS), leap, null).toTag(),
              Tag.of("e", Fixtures.randomId(random).hex()),
              Tag.of("e", "nonsense"));
      written.add(Fixtures.message(random, Fixtures.author(i % STREAMS), 0, tags));
    }
    Event second = Fixtures.message(random, Fixtures.author(0), 0, List.of(Tag.of("n", "l:2")));
    Event first =
        Fixtures.message(
            random,
            Fixtures.author(0),
            0,
            List.of(Tag.of("n", "l:1"), Tag.of("e", second.id().hex())));
    written.add(first);
    written.add(second);
  }

  private static StreamPosition position(int stream, long sequence, @Nullable Event previous) {
    return new StreamPosition("s" + stream, sequence, previous == null ? null : previous.id());
  }

  private void arrive(Event event, Instant at) {
    arriving.add(event.id());
    fetchable.add(event.id());
    agenda.add(new Happening(at, new Input.Arrived(event)));
    agenda.add(new Happening(at.plusMillis(50), new Input.Arrived(event)));
  }

  /// @param silentOnceIn how many requests get an answer for each one that does not; 0 if all do
  private void run(Inbox inbox, Random random, Duration slowest, int silentOnceIn) {
    while (!agenda.isEmpty()) {
      Happening next = agenda.remove();
      for (Effect effect : inbox.on(next.input(), next.at())) {
        switch (effect) {
          case Effect.Deliver(Event event) -> delivered.add(event);
          case Effect.Tell(Finding finding) -> findings.add(finding);
          case Effect.Schedule(Instant at) -> agenda.add(new Happening(at, new Input.TimeUp()));
          case Effect.Fetch fetch -> {
            if (silentOnceIn == 0 || random.nextInt(silentOnceIn) > 0) {
              long delay = 1 + random.nextLong(slowest.toMillis());
              answer(fetch, next.at().plusMillis(delay));
            }
          }
        }
      }
    }
  }

  private void answer(Effect.Fetch fetch, Instant at) {
    written.stream()
        .filter(event -> fetchable.contains(event.id()) && fetch.filter().matches(event))
        .forEach(event -> agenda.add(new Happening(at, new Input.Fetched(event))));
    agenda.add(new Happening(at.plusMillis(1), new Input.FetchEnded(fetch.fetch())));
  }

  private void assertInOrder() {
    Map<EventId, Integer> turn = new HashMap<>();
    delivered.forEach(event -> turn.put(event.id(), turn.size()));
    Map<TrackKey, Long> last = new HashMap<>();
    for (Event event : delivered) {
      Held each = new Held(event);
      assertThat(each.sequence()).isGreaterThan(last.getOrDefault(each.track, 0L));
      last.put(each.track, each.sequence());
      event
          .tagValues("e")
          .map(EventId::ofHex)
          .forEach(parent -> assertThat(turn.get(parent)).isLessThan(turn.get(event.id())));
    }
  }
}
