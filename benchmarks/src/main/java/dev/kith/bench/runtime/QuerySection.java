package dev.kith.bench.runtime;

import dev.kith.bench.corpus.Question;
import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.figures.Row;
import dev.kith.bench.process.Relay;
import dev.kith.bench.runtime.Latency.Percentiles;
import dev.kith.model.event.Event;
import dev.kith.model.filter.Filter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// What clients ask relays that all hold the same events, and all of these in pages.
///
/// @param stored no two of one time, and none later than the first of the corpus
record QuerySection(Course course, List<Event> stored) {

  private static final Duration STORED_WITHIN = Duration.ofMinutes(30);

  /// As many as a client can expect of any relay at once.
  private static final int PAGE = 500;

  void measure() throws BenchFailure {
    store();
    for (Question question : Question.values()) {
      ask(question);
    }
    page();
  }

  private void store() throws BenchFailure {
    course.progress().accept("storing %d events".formatted(stored.size()));
    Plan plan = course.plan();
    Ingest storing =
        new Ingest(course.thread(), plan.connections().getFirst(), plan.window(), STORED_WITHIN);
    for (Relay relay : course.relays()) {
      storing.eventsPerSecond(relay, stored);
    }
  }

  private void ask(Question question) throws BenchFailure {
    String workload = "query-" + question.name().toLowerCase(Locale.ROOT);
    Queries queries = new Queries(course.thread(), question, stored, course.plan().questions());
    Course asked =
        course.on(
            course.relays().stream()
                .filter(relay -> !relay.notAsked().contains(question))
                .toList());
    for (Relay relay : asked.relays()) {
      var _ = queries.measure(relay, "warm-up");
    }
    Rounds<Relay> times = asked.rounds(workload);
    times.run(
        round -> round,
        (relay, round, _) -> {
          Percentiles percentiles = queries.measure(relay, round);
          return List.of(percentiles.p50(), percentiles.p99());
        });
    for (Relay relay : asked.relays()) {
      course.row(workload, relay, load(), times.measures(relay, "p50_ms", "p99_ms"));
    }
  }

  private void page() throws BenchFailure {
    Filter all =
        Filter.ALL.withSince(stored.getFirst().createdAt()).withUntil(stored.getLast().createdAt());
    Reading reading = new Reading(course.thread(), all, stored.size(), PAGE);
    Course able = course.able("stream-paged", reading::eventsPerSecond);
    Rounds<Relay> rates = able.rounds("stream-paged");
    rates.run(_ -> reading, (relay, _, _) -> List.of(reading.eventsPerSecond(relay)));
    for (Relay relay : able.relays()) {
      course.row("stream-paged", relay, load(), rates.measures(relay, "events_per_second"));
    }
  }

  private Row.Load load() {
    return new Row.Load("stored", stored.size());
  }
}
