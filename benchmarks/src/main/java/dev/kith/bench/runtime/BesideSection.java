package dev.kith.bench.runtime;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.figures.Row;
import dev.kith.bench.load.LoadThread;
import dev.kith.bench.process.Relay;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What an honest client notices of what another address does. Kith's relay believes in addresses
/// that a proxy tells here, because it does not limit those of this machine; else it is as by
/// default.
record BesideSection(Course course, Fresh fresh) {

  private static final String WORKLOAD = "beside-floods";
  private static final String HONEST = "198.51.100.1";
  private static final String FLOODING = "203.0.113.1";
  private static final int PER_SECOND = 50;
  private static final int DIFFERENT = 100;
  private static final String[] MEASURES =
      Stream.of("alone_%s_ms", "%s_ms", "%s_ratio")
          .flatMap(measure ->
              Stream.of("ok_p50", "ok_p99", "received_p50", "received_p99").map(measure::formatted))
          .toArray(String[]::new);

  void measure() throws IOException, BenchFailure, InterruptedException {
    List<Relay> relays = new ArrayList<>(course.relays());
    relays.set(
        0, fresh.kith("kith-beside", "--kith.relay.budgets.proxy-header=" + Load.FORWARDED_FOR));
    Course limited = course.on(relays);
    Latency honest = new Latency(course.thread(), PER_SECOND, HONEST);
    try (LoadThread thread = new LoadThread()) {
      List<Flood> floods = Flood.all(course.corpus().events("flood", DIFFERENT));
      for (Flood flood : floods) {
        beside(limited, honest, flood, thread);
      }
    }
  }

  /// Alone and beside the flood in each round: a relay that has just started becomes faster for
  /// minutes.
  private void beside(Course limited, Latency honest, Flood flood, LoadThread thread)
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
        round -> course.corpus().events(round + "-alone", course.plan().honest()),
        (relay, round, events) -> {
          List<Double> alone = honest.measure(relay, round + "-alone", events).figures();
          List<Double> beside =
              flooded(honest, relay, round, flood, thread, course.plan().honest()).figures();
          return Stream.of(alone, beside, ratios(beside, alone)).flatMap(List::stream).toList();
        });
    for (Relay relay : able.relays()) {
      course.row(
          WORKLOAD,
          relay,
          new Row.Load(flood.name(), flood.perSecond()),
          rounds.measures(relay, MEASURES));
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

  private static List<Double> ratios(List<Double> beside, List<Double> alone) {
    return IntStream.range(0, beside.size()).mapToObj(i -> beside.get(i) / alone.get(i)).toList();
  }
}
