package dev.kith.bench.runtime;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.figures.Measure;
import dev.kith.bench.figures.Row;
import dev.kith.bench.process.Gauges;
import dev.kith.bench.process.KithRelay;
import dev.kith.bench.process.Relay;
import dev.kith.model.event.Bytes32;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventId;
import dev.kith.model.filter.Filter;
import dev.kith.model.negentropy.ItemSet;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a relay does that holds very many events: tells which of them another lacks, and delivers
/// all of them in one answer. Kith's alone, which may be asked for as many at once here.
record HoldingSection(Course course, Fresh fresh) {

  private static final String NAME = "held";
  private static final Duration STORED_WITHIN = Duration.ofMinutes(10);
  private static final double KILOBYTE = 1024;

  /// Of two hundred events the relay lacks one, and the client another.
  private static final int ALIKE = 200;

  void measure() throws IOException, BenchFailure, InterruptedException {
    Plan plan = course.plan();
    course.progress().accept("storing %d events".formatted(plan.held()));
    List<Event> events = course.corpus().events(NAME, plan.held());
    KithRelay relay = fresh.kith("kith-holding", "--kith.relay.limits.max-limit=" + plan.held());
    new Ingest(course.thread(), plan.connections().getLast(), plan.window(), STORED_WITHIN)
        .eventsPerSecond(relay, events);
    relay.analyze();
    Course alone = course.on(List.of(relay));
    Filter filter = Filter.ALL.withTag("t", Set.of(NAME));
    sync(alone, sync(filter, events));
    stream(alone, new Reading(course.thread(), filter, events.size(), events.size()), relay);
  }

  private void sync(Course alone, Sync sync) throws BenchFailure {
    Relay relay = alone.relays().getFirst();
    var _ = sync.measure(relay);
    Rounds<Relay> rounds = alone.rounds("sync");
    rounds.run(_ -> sync, (_, _, _) -> sync.measure(relay).figures());
    alone.row(
        "sync",
        relay,
        load(),
        rounds.measures(relay, "ms", "bytes_sent", "bytes_received", "round_trips"));
  }

  private void stream(Course alone, Reading reading, KithRelay relay)
      throws BenchFailure, InterruptedException {
    var _ = reading.eventsPerSecond(relay);
    Rounds<Relay> rates = alone.rounds("stream");
    rates.run(_ -> reading, (_, _, _) -> List.of(reading.eventsPerSecond(relay)));
    Gauges growth = reading.growth(relay);
    List<Measure> measures = new ArrayList<>(rates.measures(relay, "events_per_second"));
    measures.add(Measure.of("heap_growth_kb", List.of(growth.heap() / KILOBYTE)));
    measures.add(Measure.of("rss_growth_kb", List.of(growth.resident() / KILOBYTE)));
    alone.row("stream", relay, load(), measures);
  }

  /// A client with a set of which one in a hundred differs.
  private Sync sync(Filter filter, List<Event> events) {
    ItemSet.Builder mine = new ItemSet.Builder();
    Set<EventId> have = new HashSet<>();
    Set<EventId> need = new HashSet<>();
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      if (i % ALIKE == 0) {
        need.add(event.id());
      } else {
        mine.add(event.createdAt(), event.id());
      }
      if (i % ALIKE == ALIKE / 2) {
        EventId other = unlike(event);
        have.add(other);
        mine.add(event.createdAt(), other);
      }
    }
    return new Sync(course.thread(), filter, mine.build(), have, need);
  }

  /// An id that nobody has, and that looks like any other.
  private static EventId unlike(Event event) {
    return new EventId(Bytes32.ofHex(new StringBuilder(event.id().hex()).reverse().toString()));
  }

  private Row.Load load() {
    return new Row.Load("held", course.plan().held());
  }
}
