package dev.kith.bench.figures;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// A figure that was to be reached.
///
/// @param name with its unit
/// @param reference what others reach, and who
/// @param most what ours may be at most
public record Target(String name, String reference, double most, double ours) {

  public boolean isMet() {
    return ours <= most;
  }

  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", name);
    json.put("reference", reference);
    json.put("target", "at most " + number(most));
    json.put("ours", Math.round(ours * 1000) / 1000.0);
    json.put("met", isMet());
    return json;
  }

  /// One line of a Markdown table.
  @Override
  public String toString() {
    return "| %s | %s | <= %s | %s | %s |"
        .formatted(name, reference, number(most), number(ours), isMet() ? "yes" : "no");
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? "%d".formatted((long) value)
        : String.format(Locale.ROOT, "%.2f", value);
  }
}
