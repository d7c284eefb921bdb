package dev.kith.bench.runtime;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.figures.Row;
import dev.kith.bench.process.Relay;
import dev.kith.model.event.Event;
import java.time.Duration;
import java.util.List;

/// From publishing to receiving: at a rate that every relay bears, and at a share of what each one
/// takes in.
record LatencySection(Course course) {

  private static final String HERE = "127.0.0.1";
  private static final int PER_SECOND = 100;
  private static final int PERCENT = 30;

  void measure() throws BenchFailure {
    Latency latency = new Latency(course.thread(), PER_SECOND, HERE);
    Rounds<Relay> times = course.rounds("latency-" + PER_SECOND);
    times.run(
        name -> course.corpus().events(name, course.plan().latencyEvents()),
        (relay, name, events) -> {
          Latency.Percentiles delivered = latency.measure(relay, name, events).delivered();
          return List.of(delivered.p50(), delivered.p99());
        });
    rows(times, new Row.Load("per_second", PER_SECOND), "p50_ms", "p99_ms");
    ofIngest();
  }

  private record Events(List<Event> taken, List<Event> timed) {}

  /// What a relay takes in is measured in the round itself, as [Ingest] has it.
  private void ofIngest() throws BenchFailure {
    Plan plan = course.plan();
    Duration lasts = Duration.ofSeconds(1).multipliedBy(plan.latencyEvents()).dividedBy(PER_SECOND);
    Ingest ingest =
        new Ingest(course.thread(), plan.connections().getFirst(), plan.window(), plan.ingest());
    Rounds<Relay> times = course.rounds("latency-" + PERCENT + "-percent");
    times.run(
        name ->
            new Events(
                course.corpus().events(name + "-taken", plan.events(plan.ingest())),
                course
                    .corpus()
                    .events(name, plan.events(lasts.multipliedBy(PERCENT).dividedBy(100)))),
        (relay, name, events) -> {
          double perSecond = ingest.eventsPerSecond(relay, events.taken()) * PERCENT / 100;
          int rate = Math.max(1, (int) perSecond);
          int most = Math.max(1, (int) (perSecond * lasts.toMillis() / 1000));
          List<Event> timed = events.timed().subList(0, Math.min(most, events.timed().size()));
          Latency.Percentiles delivered =
              new Latency(course.thread(), rate, HERE).measure(relay, name, timed).delivered();
          return List.of((double) rate, delivered.p50(), delivered.p99());
        });
    rows(times, new Row.Load("percent_of_ingest", PERCENT), "per_second", "p50_ms", "p99_ms");
  }

  private void rows(Rounds<Relay> times, Row.Load load, String... measures) {
    for (Relay relay : course.relays()) {
      course.row("latency", relay, load, times.measures(relay, measures));
    }
  }
}
