package dev.kith.bench.runtime.mailbox;

import dev.kith.bench.figures.Measure;
import dev.kith.bench.figures.Row;
import dev.kith.bench.load.LoadThread;
import dev.kith.bench.runtime.Rounds;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// What every workload has at hand, and where its rows go.
///
/// @param systems Kith's relay is the first
record Course(
    MailboxPlan plan,
    LoadThread thread,
    List<MailSystem> systems,
    Letters letters,
    Consumer<String> progress,
    List<Row> rows) {

  /// As `./kith bench relay` measures ingest.
  private static final int CONNECTIONS = 4;

  private static final int WINDOW = 64;

  Course on(List<MailSystem> others) {
    return new Course(plan, thread, others, letters, progress, rows);
  }

  Post post() {
    return new Post(thread, CONNECTIONS, WINDOW);
  }

  Rounds<MailSystem> rounds(String workload) {
    return new Rounds<>(systems, plan.rounds(), workload, progress);
  }

  void row(String workload, MailSystem system, Row.Load load, List<Measure> measures) {
    rows.add(new Row(workload, system.name(), load, plan.rounds(), measures));
  }

  /// The first figure of Kith's relay as a share of that of the broker in the same round, if this
  /// is the one and there is the other.
  List<Measure> ratio(Rounds<MailSystem> rounds, MailSystem system) {
    if (systems.size() < 2 || !system.equals(systems.getFirst())) {
      return List.of();
    }
    List<Double> its = rounds.of(system, 0);
    List<Double> other = rounds.of(systems.getLast(), 0);
    return List.of(
        Measure.of(
            "ratio_to_" + systems.getLast().name(),
            IntStream.range(0, its.size()).mapToObj(i -> its.get(i) / other.get(i)).toList()));
  }
}
