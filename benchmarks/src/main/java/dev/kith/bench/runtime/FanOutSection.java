package dev.kith.bench.runtime;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.figures.Measure;
import dev.kith.bench.figures.Row;
import dev.kith.bench.process.Relay;
import dev.kith.model.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Deliveries to few and many subscriptions, and beside very many that match nothing.
record FanOutSection(Course course) {

  /// The audience beside which the others hold their subscriptions.
  private static final int BESIDE = 100;

  private record Both(List<Event> alone, List<Event> beside) {}

  void measure() throws BenchFailure {
    for (Plan.Audience audience : course.plan().audiences()) {
      toAll(audience);
    }
    besideOthers();
  }

  private void toAll(Plan.Audience audience) throws BenchFailure {
    FanOut fanOut = fanOut(audience.subscribers());
    Rounds<Relay> rates = course.rounds("fan-out-" + audience.subscribers());
    rates.run(
        name -> course.corpus().events(name, audience.events()),
        (relay, name, events) -> List.of(fanOut.deliveriesPerSecond(relay, name, events)));
    for (Relay relay : course.relays()) {
      course.row(
          "fan-out",
          relay,
          new Row.Load("subscribers", audience.subscribers()),
          rates.measures(relay, "deliveries_per_second"));
    }
  }

  private void besideOthers() throws BenchFailure {
    int others = course.plan().bystanders();
    Plan.Audience audience = audience();
    FanOut fanOut = fanOut(audience.subscribers());
    String workload = "fan-out-beside-" + others;
    List<Event> trial = course.corpus().events(workload + "-trial", audience.events());
    Course able =
        course.able(
            workload,
            relay -> {
              try (Load load = new Load(course.thread())) {
                Bystanders.join(load, relay, others);
                var _ = fanOut.deliveriesPerSecond(relay, workload + "-trial", trial);
              }
            });
    Rounds<Relay> rates = able.rounds(workload);
    rates.run(
        name ->
            new Both(
                course.corpus().events(name + "-alone", audience.events()),
                course.corpus().events(name, audience.events())),
        (relay, name, events) -> {
          double alone = fanOut.deliveriesPerSecond(relay, name + "-alone", events.alone());
          try (Load load = new Load(course.thread())) {
            Bystanders.join(load, relay, others);
            return List.of(fanOut.deliveriesPerSecond(relay, name, events.beside()), alone);
          }
        });
    for (Relay relay : able.relays()) {
      List<Double> beside = rates.of(relay, 0);
      List<Double> alone = rates.of(relay, 1);
      List<Measure> measures = new ArrayList<>(rates.measures(relay, "deliveries_per_second"));
      measures.add(
          Measure.of(
              "share_of_alone",
              IntStream.range(0, beside.size())
                  .mapToObj(i -> beside.get(i) / alone.get(i))
                  .toList()));
      course.row("fan-out", relay, new Row.Load("bystanders", others), measures);
    }
  }

  private Plan.Audience audience() {
    return course.plan().audiences().stream()
        .filter(audience -> audience.subscribers() >= BESIDE)
        .findFirst()
        .orElseGet(() -> course.plan().audiences().getLast());
  }

  private FanOut fanOut(int subscribers) {
    return new FanOut(course.thread(), subscribers, course.plan().window());
  }
}
