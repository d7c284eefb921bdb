package dev.kith.bench.runtime;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.figures.Row;
import dev.kith.bench.process.Relay;
import dev.kith.model.event.Event;
import java.util.List;

/// Deliveries to few and many subscriptions, and beside very many that match nothing.
record FanOutSection(Course course) {

  private record Events(List<Event> before, List<Event> beside, List<Event> after) {}

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

  /// Without the bystanders before and after, so that what the relay or the machine does
  /// differently as time goes by is no difference between the two.
  private void besideOthers() throws BenchFailure {
    int others = course.plan().bystanders();
    Plan.Audience audience = course.plan().beside();
    FanOut fanOut = fanOut(audience.subscribers());
    String workload = "fan-out-beside-" + others;
    List<Event> trial = course.corpus().events(workload + "-trial", audience.events());
    Course able =
        course.able(
            workload,
            relay -> {
              var _ = beside(others, fanOut, relay, workload + "-trial", trial);
            });
    Rounds<Relay> rates = able.rounds(workload);
    rates.run(
        name ->
            new Events(
                course.corpus().events(name + "-before", audience.events()),
                course.corpus().events(name, audience.events()),
                course.corpus().events(name + "-after", audience.events())),
        (relay, name, events) -> {
          double before = fanOut.deliveriesPerSecond(relay, name + "-before", events.before());
          double beside = beside(others, fanOut, relay, name, events.beside());
          double after = fanOut.deliveriesPerSecond(relay, name + "-after", events.after());
          return List.of(beside, beside / ((before + after) / 2));
        });
    for (Relay relay : able.relays()) {
      course.row(
          "fan-out",
          relay,
          new Row.Load("bystanders", others),
          rates.measures(relay, "deliveries_per_second", "share_of_alone"));
    }
  }

  private double beside(int others, FanOut fanOut, Relay relay, String name, List<Event> events)
      throws BenchFailure {
    try (Load load = new Load(course.thread())) {
      Bystanders.join(load, relay, others);
      return fanOut.deliveriesPerSecond(relay, name, events);
    }
  }

  private FanOut fanOut(int subscribers) {
    return new FanOut(course.thread(), subscribers, course.plan().window());
  }
}
