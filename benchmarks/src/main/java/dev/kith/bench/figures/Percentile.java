package dev.kith.bench.figures;

import java.util.List;

/// Percentiles by the nearest rank.
public final class Percentile {

  private Percentile() {}

  /// The smallest sample that at least that share of all samples does not exceed.
  ///
  /// @param sorted ascending, not empty
  /// @param percent above 0 and up to 100
  public static double of(List<Double> sorted, double percent) {
    int rank = (int) Math.ceil(percent / 100 * sorted.size());
    return sorted.get(rank - 1);
  }
}
