package dev.kith.bench.runtime;

import dev.kith.bench.corpus.Conversation;
import dev.kith.bench.corpus.Corpus;
import dev.kith.bench.corpus.Question;
import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.figures.Measure;
import dev.kith.bench.figures.Row;
import dev.kith.bench.load.LoadThread;
import dev.kith.bench.process.Relay;
import dev.kith.bench.runtime.Latency.Percentiles;
import dev.kith.model.crypto.Signatures;
import dev.kith.model.event.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// All workloads on all relays. In each round every relay gets the same events, and who is first
/// changes from round to round.
public final class RelayBenchmark {

  private static final int VERIFIED = 10_000;
  private static final Duration STORED_WITHIN = Duration.ofMinutes(30);

  private final List<Relay> relays;
  private final Plan plan;
  private final Signatures signatures;
  private final Corpus corpus;
  private final Consumer<String> progress;

  /// @param progress hears what is measured next
  public RelayBenchmark(
      List<Relay> relays, Plan plan, Signatures signatures, Consumer<String> progress) {
    this.relays = List.copyOf(relays);
    this.plan = plan;
    this.signatures = signatures;
    this.corpus = new Corpus(signatures);
    this.progress = progress;
  }

  public List<Row> run() throws BenchFailure {
    List<Row> rows = new ArrayList<>();
    try (LoadThread thread = new LoadThread()) {
      // First, while all hold the same events: later the faster ones hold more.
      query(thread, rows);
      warmUp(thread);
      Measure yardstick = verify(rows);
      for (int connections : plan.connections()) {
        ingest(thread, connections, yardstick, rows);
      }
      latency(thread, rows);
      for (Plan.Audience audience : plan.audiences()) {
        fanOut(thread, audience, rows);
      }
    }
    return rows;
  }

  private void query(LoadThread thread, List<Row> rows) throws BenchFailure {
    progress.accept("storing %d events".formatted(plan.stored()));
    List<Event> stored = new Conversation(signatures).events(plan.stored());
    Ingest storing =
        new Ingest(thread, plan.connections().getFirst(), plan.window(), STORED_WITHIN);
    for (Relay relay : relays) {
      storing.eventsPerSecond(relay, stored);
    }
    for (Question question : Question.values()) {
      String sort = question.name().toLowerCase(Locale.ROOT);
      Queries queries = new Queries(thread, question, stored, plan.questions());
      List<Relay> asked =
          relays.stream().filter(relay -> !relay.notAsked().contains(question)).toList();
      for (Relay relay : asked) {
        var _ = queries.measure(relay, "warm-up");
      }
      Rounds<Relay> times = new Rounds<>(asked, plan.rounds(), "query-" + sort, progress);
      times.run(
          round -> round,
          (relay, round, _) -> {
            Percentiles percentiles = queries.measure(relay, round);
            return List.of(percentiles.p50(), percentiles.p99());
          });
      for (Relay relay : asked) {
        rows.add(
            row(
                "query-" + sort,
                relay,
                new Row.Load("stored", plan.stored()),
                Measure.of("p50_ms", times.of(relay, 0)),
                Measure.of("p99_ms", times.of(relay, 1))));
      }
    }
  }

  private void warmUp(LoadThread thread) throws BenchFailure {
    progress.accept("warming up");
    List<Event> events = corpus.events("warm-up", plan.events(plan.warmUp()));
    Ingest ingest = new Ingest(thread, plan.connections().getFirst(), plan.window(), plan.warmUp());
    for (Relay relay : relays) {
      ingest.eventsPerSecond(relay, events);
    }
  }

  private Measure verify(List<Row> rows) throws BenchFailure {
    progress.accept("verify");
    List<Event> events = corpus.events("verify", VERIFIED);
    VerifyRate rate = new VerifyRate(signatures);
    List<Double> rounds = new ArrayList<>();
    rate.perSecond(events);
    for (int round = 0; round < plan.rounds(); round++) {
      rounds.add(rate.perSecond(events));
    }
    Measure measure = Measure.of("events_per_second", rounds);
    rows.add(
        new Row(
            "verify", "libsecp256k1", new Row.Load("threads", 1), plan.rounds(), List.of(measure)));
    return measure;
  }

  private void ingest(LoadThread thread, int connections, Measure yardstick, List<Row> rows)
      throws BenchFailure {
    Rounds<Relay> rates = rounds("ingest-durable", connections);
    Ingest ingest = new Ingest(thread, connections, plan.window(), plan.ingest());
    rates.run(
        name -> corpus.events(name, plan.events(plan.ingest())),
        (relay, _, events) -> List.of(ingest.eventsPerSecond(relay, events)));
    for (Relay relay : relays) {
      List<Double> perSecond = rates.of(relay, 0);
      List<Double> shares = perSecond.stream().map(rate -> rate / yardstick.median()).toList();
      rows.add(
          row(
              "ingest-durable",
              relay,
              new Row.Load("connections", connections),
              Measure.of("events_per_second", perSecond),
              Measure.of("share_of_verify", shares)));
    }
  }

  private void latency(LoadThread thread, List<Row> rows) throws BenchFailure {
    Latency latency = new Latency(thread);
    Rounds<Relay> times = rounds("latency", Latency.PER_SECOND);
    times.run(
        name -> corpus.events(name, plan.latencyEvents()),
        (relay, name, events) -> {
          Percentiles percentiles = latency.measure(relay, name, events);
          return List.of(percentiles.p50(), percentiles.p99());
        });
    for (Relay relay : relays) {
      rows.add(
          row(
              "latency",
              relay,
              new Row.Load("per_second", Latency.PER_SECOND),
              Measure.of("p50_ms", times.of(relay, 0)),
              Measure.of("p99_ms", times.of(relay, 1))));
    }
  }

  private void fanOut(LoadThread thread, Plan.Audience audience, List<Row> rows)
      throws BenchFailure {
    FanOut fanOut = new FanOut(thread, audience.subscribers(), plan.window());
    Rounds<Relay> rates = rounds("fan-out", audience.subscribers());
    rates.run(
        name -> corpus.events(name, audience.events()),
        (relay, name, events) -> List.of(fanOut.deliveriesPerSecond(relay, name, events)));
    for (Relay relay : relays) {
      rows.add(
          row(
              "fan-out",
              relay,
              new Row.Load("subscribers", audience.subscribers()),
              Measure.of("deliveries_per_second", rates.of(relay, 0))));
    }
  }

  private Rounds<Relay> rounds(String workload, int load) {
    return new Rounds<>(relays, plan.rounds(), workload + "-" + load, progress);
  }

  private Row row(String workload, Relay relay, Row.Load load, Measure... measures) {
    return new Row(workload, relay.name(), load, plan.rounds(), List.of(measures));
  }
}
