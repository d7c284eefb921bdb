package dev.kith.bench.runtime;

import dev.kith.bench.failure.BenchFailure;
import dev.kith.bench.figures.Measure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/// The rounds of one workload under one load. A round has events of its own, the same for every
/// system; the order of the systems turns from round to round, because the first of two on one
/// machine is often the slower.
public final class Rounds<S> {

  /// What is done to one system in one round.
  @FunctionalInterface
  public interface Workload<S, E> {

    /// @param name that of the round
    /// @param events what the round has for every system
    /// @return one figure or several, always as many
    List<Double> measure(S system, String name, E events) throws BenchFailure;
  }

  private final List<S> systems;
  private final int count;
  private final String name;
  private final Consumer<String> progress;
  private final Map<S, List<List<Double>>> figures = new HashMap<>();

  public Rounds(List<S> systems, int count, String name, Consumer<String> progress) {
    this.systems = List.copyOf(systems);
    this.count = count;
    this.name = name;
    this.progress = progress;
  }

  /// @param events makes those of a round from its name
  public <E> void run(Function<String, E> events, Workload<S, E> workload) throws BenchFailure {
    for (int round = 0; round < count; round++) {
      String ofRound = name + "-" + round;
      progress.accept(ofRound);
      E eventsOfRound = events.apply(ofRound);
      List<S> inTurn = new ArrayList<>(systems);
      Collections.rotate(inTurn, round);
      for (S system : inTurn) {
        figures
            .computeIfAbsent(system, _ -> new ArrayList<>())
            .add(workload.measure(system, ofRound, eventsOfRound));
      }
    }
  }

  /// One figure of every round.
  public List<Double> of(S system, int figure) {
    return figures.getOrDefault(system, List.of()).stream()
        .map(round -> round.get(figure))
        .toList();
  }

  /// All figures of a system, each under its name, in the order in which the workload gives them.
  public List<Measure> measures(S system, String... names) {
    List<Measure> measures = new ArrayList<>();
    for (int figure = 0; figure < names.length; figure++) {
      measures.add(Measure.of(names[figure], of(system, figure)));
    }
    return measures;
  }
}
