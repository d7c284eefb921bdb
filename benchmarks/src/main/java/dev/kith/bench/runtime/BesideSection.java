package dev.kith.bench.runtime;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.figures.Measure;
import dev.kith.bench.figures.Row;
import dev.kith.bench.load.LoadThread;
import dev.kith.bench.process.Relay;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What an honest client notices of what another address does. Kith's relay believes in addresses
/// that a proxy tells here, because it does not limit those of this machine; else it is as by
/// default.
record BesideSection(Course course, Fresh fresh) {

  private static final String WORKLOAD = "beside-floods";
  private static final String HONEST = "198.51.100.1";
  private static final String FLOODING = "203.0.113.1";
  private static final int PER_SECOND = 50;
  private static final int DIFFERENT = 100;
  private static final List<String> FIGURES =
      List.of("ok_p50", "ok_p99", "received_p50", "received_p99");

  void measure() throws IOException, BenchFailure, InterruptedException {
    List<Relay> relays = new ArrayList<>(course.relays());
    relays.set(
        0, fresh.kith("kith-beside", "--kith.relay.budgets.proxy-header=" + Load.FORWARDED_FOR));
    Course limited = course.on(relays);
    Latency honest = new Latency(course.thread(), PER_SECOND, HONEST);
    Rounds<Relay> alone = alone(limited, honest);
    try (LoadThread thread = new LoadThread()) {
      List<Flood> floods = Flood.all(course.corpus().events("flood", DIFFERENT));
      for (Flood flood : floods) {
        beside(limited, honest, alone, flood, thread);
      }
    }
  }

  private Rounds<Relay> alone(Course limited, Latency honest) throws BenchFailure {
    for (Relay relay : limited.relays()) {
      var _ = honest.measure(relay, WORKLOAD, course.corpus().events(WORKLOAD, PER_SECOND));
    }
    Rounds<Relay> rounds = limited.rounds(WORKLOAD);
    rounds.run(
        name -> course.corpus().events(name, course.plan().honest()),
        (relay, name, events) -> honest.measure(relay, name, events).figures());
    for (Relay relay : limited.relays()) {
      course.row(WORKLOAD, relay, new Row.Load("flood", 0), milliseconds(rounds, relay));
    }
    return rounds;
  }

  private void beside(
      Course limited, Latency honest, Rounds<Relay> alone, Flood flood, LoadThread thread)
      throws BenchFailure {
    String name = flood.name() + "-" + flood.perSecond();
    Course able =
        limited.able(
            name,
            relay -> {
              String trial = name + "-trial";
              var _ = flooded(honest, relay, trial, flood, thread, course.plan().honest() / 2);
            });
    Rounds<Relay> rounds = able.rounds(name);
    rounds.run(
        _ -> flood,
        (relay, round, _) ->
            flooded(honest, relay, round, flood, thread, course.plan().honest()).figures());
    for (Relay relay : able.relays()) {
      List<Measure> measures = new ArrayList<>(milliseconds(rounds, relay));
      for (int i = 0; i < FIGURES.size(); i++) {
        measures.add(ratio(FIGURES.get(i), rounds.of(relay, i), alone.of(relay, i)));
      }
      course.row(WORKLOAD, relay, new Row.Load(flood.name(), flood.perSecond()), measures);
    }
  }

  private Latency.Times flooded(
      Latency honest, Relay relay, String name, Flood flood, LoadThread thread, int events)
      throws BenchFailure {
    Latency.Times times;
    try (Flooding _ = Flooding.start(thread, flood, relay, FLOODING)) {
      times = honest.measure(relay, name, course.corpus().events(name, events));
    }
    settle(relay);
    return times;
  }

  /// Waits until the relay is through with what the flood left.
  private void settle(Relay relay) throws BenchFailure {
    Subscriber subscriber = new Subscriber(_ -> {}, _ -> {});
    try (Load load = Load.from(HONEST, course.thread())) {
      subscriber.subscribe(load.connect(relay, subscriber), "settled");
      subscriber.awaitLive();
    }
  }

  private static List<Measure> milliseconds(Rounds<Relay> rounds, Relay relay) {
    return rounds.measures(
        relay, FIGURES.stream().map(figure -> figure + "_ms").toArray(String[]::new));
  }

  /// To the median alone, because floods are not measured in the same round as none.
  private static Measure ratio(String figure, List<Double> beside, List<Double> alone) {
    double median = Measure.of(figure, alone).median();
    return Measure.of(figure + "_ratio", beside.stream().map(each -> each / median).toList());
  }
}
