package dev.kith.bench.runtime;

import dev.kith.bench.corpus.Conversation;
import dev.kith.bench.corpus.Corpus;
import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.figures.Measure;
import dev.kith.bench.figures.Row;
import dev.kith.bench.load.LoadThread;
import dev.kith.bench.process.Relay;
import dev.kith.model.crypto.Signatures;
import dev.kith.model.event.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// All workloads on all relays. In each round every relay gets the same events, and who is first
/// changes from round to round.
public final class RelayBenchmark {

  private static final int VERIFIED = 10_000;

  private final List<Relay> relays;
  private final Fresh fresh;
  private final Plan plan;
  private final Signatures signatures;
  private final Corpus corpus;
  private final Consumer<String> progress;

  /// @param relays Kith's is the first
  /// @param fresh starts what some workloads have for themselves
  /// @param progress hears what is measured next
  public RelayBenchmark(
      List<Relay> relays,
      Fresh fresh,
      Plan plan,
      Signatures signatures,
      Consumer<String> progress) {
    this.relays = List.copyOf(relays);
    this.fresh = fresh;
    this.plan = plan;
    this.signatures = signatures;
    this.corpus = new Corpus(signatures);
    this.progress = progress;
  }

  /// @param parts what is measured
  /// @param rows gets those of each workload as soon as it is measured: also what was, if a later
  ///   one fails
  public void run(Set<Part> parts, List<Row> rows)
      throws IOException, BenchFailure, InterruptedException {
    try (LoadThread thread = new LoadThread()) {
      Course course = new Course(plan, thread, relays, corpus, progress, rows);
      if (parts.contains(Part.QUERIES)) {
        // First, while all hold the same events: later the faster ones hold more.
        new QuerySection(course, new Conversation(signatures).events(plan.stored())).measure();
      }
      warmUp(course);
      for (Part part : parts) {
        measure(part, course, rows);
      }
    }
  }

  private void measure(Part part, Course course, List<Row> rows)
      throws IOException, BenchFailure, InterruptedException {
    switch (part) {
      case QUERIES -> {
        // They are through.
      }
      case INGEST -> {
        Measure yardstick = verify(rows);
        for (int connections : plan.connections()) {
          ingest(course, connections, yardstick);
        }
      }
      case LATENCY -> new LatencySection(course).measure();
      case FAN_OUT -> new FanOutSection(course).measure();
      case REJECTED -> new RejectedSection(course).measure();
      case FLOODS -> new BesideSection(course, fresh).measure();
      case HOLDING -> new HoldingSection(course, fresh).measure();
      case IDLE -> new IdleSection(course, fresh).measure();
    }
  }

  private void warmUp(Course course) throws BenchFailure {
    progress.accept("warming up");
    List<Event> events = corpus.events("warm-up", plan.events(plan.warmUp()));
    Ingest ingest =
        new Ingest(course.thread(), plan.connections().getFirst(), plan.window(), plan.warmUp());
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

  private void ingest(Course course, int connections, Measure yardstick) throws BenchFailure {
    Rounds<Relay> rates = course.rounds("ingest-durable-" + connections);
    Ingest ingest = new Ingest(course.thread(), connections, plan.window(), plan.ingest());
    rates.run(
        name -> corpus.events(name, plan.events(plan.ingest())),
        (relay, _, events) -> List.of(ingest.eventsPerSecond(relay, events)));
    for (Relay relay : relays) {
      List<Double> perSecond = rates.of(relay, 0);
      List<Double> shares = perSecond.stream().map(rate -> rate / yardstick.median()).toList();
      course.row(
          "ingest-durable",
          relay,
          new Row.Load("connections", connections),
          Measure.of("events_per_second", perSecond),
          Measure.of("share_of_verify", shares));
    }
  }
}
