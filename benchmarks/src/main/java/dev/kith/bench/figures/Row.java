package dev.kith.bench.figures;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What one system did under one load.
///
/// @param load how many of what, as in 4 `connections`
/// @param rounds how many rounds each measure is the median of
public record Row(String workload, String system, Load load, int rounds, List<Measure> measures) {

  public record Load(String of, int count) {}

  public Row {
    measures = List.copyOf(measures);
  }

  /// A flat object: each measure under its name, and what it ranged over under that name with
  /// `_lowest` and `_highest`.
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("workload", workload);
    json.put("system", system);
    json.put(load.of(), load.count());
    json.put("rounds", rounds);
    for (Measure measure : measures) {
      json.put(measure.name(), rounded(measure.median()));
      json.put(measure.name() + "_lowest", rounded(measure.lowest()));
      json.put(measure.name() + "_highest", rounded(measure.highest()));
    }
    return json;
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
