package dev.kith.bench.runtime.durability;

import dev.kith.bench.ledger.Tally;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// What came out of one run.
///
/// @param refused events that a relay refused, as it does without its database
/// @param unknown events without any verdict
/// @param examples some of the lost events, as `producer-number`
public record Findings(
    Tally tally, long refused, long unknown, List<String> examples, List<OfKind> faults) {

  private static final String LINE = "| %-16s | %6s | %22s | %22s |%n";

  /// @param acked milliseconds from the end of each fault until the slowest producer that it met
  ///   got an acknowledgement again
  /// @param delivered the same of consumers and deliveries
  public record OfKind(String kind, int count, List<Long> acked, List<Long> delivered) {

    public OfKind {
      acked = acked.stream().sorted().toList();
      delivered = delivered.stream().sorted().toList();
    }
  }

  public Findings {
    examples = List.copyOf(examples);
    faults = List.copyOf(faults);
  }

  public int faultCount() {
    return faults.stream().mapToInt(OfKind::count).sum();
  }

  /// Two tables in Markdown.
  public String table() {
    StringBuilder table = new StringBuilder();
    table.append("| what | events |%n| --- | ---: |%n".formatted());
    counts().forEach((what, count) -> table.append(line(what, count)));
    if (!examples.isEmpty()) {
      table.append("%nLost, among others: %s%n".formatted(String.join(", ", examples)));
    }
    table
        .append("%n".formatted())
        .append(LINE.formatted("fault", "times", "acked again after", "delivered again after"))
        .append(
            LINE.formatted(
                "-".repeat(16), "-".repeat(5) + ":", "-".repeat(21) + ":", "-".repeat(21) + ":"));
    faults.forEach(fault ->
        table.append(
            LINE.formatted(fault.kind, fault.count, text(fault.acked), text(fault.delivered))));
    table.append(
        LINE.formatted(
            "all", faultCount(), text(all(OfKind::acked)), text(all(OfKind::delivered))));
    return table.toString();
  }

  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>(counts());
    Map<String, Integer> counts = new LinkedHashMap<>();
    faults.forEach(fault -> counts.put(fault.kind, fault.count));
    json.put("faults", counts);
    json.put("recovery_ms", recovery(all(OfKind::acked), all(OfKind::delivered)));
    Map<String, Object> byKind = new LinkedHashMap<>();
    faults.forEach(fault -> byKind.put(fault.kind, recovery(fault.acked, fault.delivered)));
    json.put("recovery_ms_by_fault", byKind);
    return json;
  }

  private Map<String, Long> counts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("attempts", tally.attempts());
    counts.put("acked", tally.acked());
    counts.put("refused", refused);
    counts.put("unknown_outcome", unknown);
    counts.put("delivered", tally.deliveries());
    counts.put("delivered_not_acked", tally.recovered());
    counts.put("lost", tally.lost());
    counts.put("unexpected", tally.unexpected());
    counts.put("duplicates", tally.duplicates());
    counts.put("order_violations", tally.orderViolations());
    return counts;
  }

  private List<Long> all(Function<OfKind, List<Long>> times) {
    return faults.stream().map(times).flatMap(List::stream).sorted().toList();
  }

  private static Map<String, Object> recovery(List<Long> acked, List<Long> delivered) {
    return Map.of("acked", summary(acked), "delivered", summary(delivered));
  }

  private static Map<String, Long> summary(List<Long> sorted) {
    Map<String, Long> summary = new LinkedHashMap<>();
    summary.put("measured", (long) sorted.size());
    if (!sorted.isEmpty()) {
      summary.put("median", median(sorted));
      summary.put("max", sorted.getLast());
    }
    return summary;
  }

  private static String text(List<Long> sorted) {
    return sorted.isEmpty()
        ? "-"
        : String.format(Locale.ROOT, "%,d ms, at most %,d", median(sorted), sorted.getLast());
  }

  private static String line(String what, long count) {
    return String.format(Locale.ROOT, "| %s | %,d |%n", what.replace('_', ' '), count);
  }

  private static long median(List<Long> sorted) {
    return sorted.get((sorted.size() - 1) / 2);
  }
}
