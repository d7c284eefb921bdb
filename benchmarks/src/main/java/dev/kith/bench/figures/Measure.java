package dev.kith.bench.figures;

import java.util.List;

/// One figure of several rounds.
///
/// @param name with its unit, as in `events_per_second`
/// @param median the middle round, or the mean of the two in the middle
public record Measure(String name, double median, double lowest, double highest) {

  /// @throws IllegalArgumentException if there were no rounds
  public static Measure of(String name, List<Double> rounds) {
    if (rounds.isEmpty()) {
      throw new IllegalArgumentException(name + " has no rounds");
    }
    List<Double> sorted = rounds.stream().sorted().toList();
    int middle = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return new Measure(name, median, sorted.getFirst(), sorted.getLast());
  }
}
