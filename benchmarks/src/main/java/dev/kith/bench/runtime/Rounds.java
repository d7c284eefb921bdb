package dev.kith.bench.runtime;

import dev.kith.bench.corpus.Corpus;
import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.process.Relay;
import dev.kith.model.event.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The rounds of one workload under one load. A round has events of its own, the same for every
/// relay; the order of the relays turns from round to round, because the first of two on one
/// machine is often the slower.
final class Rounds {

  /// What is done to one relay in one round.
  @FunctionalInterface
  interface Workload {

    /// @param name the name in the corpus that all the events have
    /// @return one figure or several, always as many
    List<Double> measure(Relay relay, String name, List<Event> events) throws BenchFailure;
  }

  private final List<Relay> relays;
  private final int count;
  private final Corpus corpus;
  private final String name;
  private final Consumer<String> progress;
  private final Map<String, List<List<Double>>> figures = new HashMap<>();

  Rounds(List<Relay> relays, int count, Corpus corpus, String name, Consumer<String> progress) {
    this.relays = relays;
    this.count = count;
    this.corpus = corpus;
    this.name = name;
    this.progress = progress;
  }

  void run(int events, Workload workload) throws BenchFailure {
    for (int round = 0; round < count; round++) {
      String ofRound = name + "-" + round;
      progress.accept(ofRound);
      List<Event> corpusOfRound = corpus.events(ofRound, events);
      for (Relay relay : round % 2 == 0 ? relays : relays.reversed()) {
        figures
            .computeIfAbsent(relay.name(), _ -> new ArrayList<>())
            .add(workload.measure(relay, ofRound, corpusOfRound));
      }
    }
  }

  /// One figure of every round.
  List<Double> of(Relay relay, int figure) {
    return figures.getOrDefault(relay.name(), List.of()).stream()
        .map(round -> round.get(figure))
        .toList();
  }
}
