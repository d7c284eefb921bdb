package dev.kith.bench.runtime;

import dev.kith.bench.corpus.Corpus;
import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.figures.Measure;
import dev.kith.bench.figures.Row;
import dev.kith.bench.load.LoadThread;
import dev.kith.bench.process.Relay;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What every workload has at hand, and where its rows go.
///
/// @param relays Kith's is the first
record Course(
    Plan plan,
    LoadThread thread,
    List<Relay> relays,
    Corpus corpus,
    Consumer<String> progress,
    List<Row> rows) {

  /// Something that a peer may not be able to do.
  @FunctionalInterface
  interface Trial {

    void on(Relay relay) throws BenchFailure;
  }

  Course on(List<? extends Relay> others) {
    return new Course(plan, thread, List.copyOf(others), corpus, progress, rows);
  }

  /// Tries a workload before it is measured, which warms up what it needs. A peer that fails is
  /// left out of it, and it is said why.
  Course able(String workload, Trial trial) throws BenchFailure {
    List<Relay> able = new ArrayList<>();
    for (Relay relay : relays) {
      try {
        trial.on(relay);
        able.add(relay);
      } catch (BenchFailure failure) {
        if (relay.equals(relays.getFirst())) {
          throw failure;
        }
        progress.accept(
            "%s is left out of %s: %s".formatted(relay.name(), workload, failure.getMessage()));
      }
    }
    return on(able);
  }

  Rounds<Relay> rounds(String workload) {
    return new Rounds<>(relays, plan.rounds(), workload, progress);
  }

  void row(String workload, Relay relay, Row.Load load, Measure... measures) {
    row(workload, relay, load, List.of(measures));
  }

  void row(String workload, Relay relay, Row.Load load, List<Measure> measures) {
    rows.add(new Row(workload, relay.name(), load, plan.rounds(), measures));
  }
}
