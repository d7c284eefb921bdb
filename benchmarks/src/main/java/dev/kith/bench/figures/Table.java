package dev.kith.bench.figures;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Rows as Markdown, one line for each measure.
public final class Table {

  private static final String LINE = "| %-14s | %-23s | %-14s | %-21s | %11s | %-22s |%n";

  private Table() {}

  public static String of(List<Row> rows) {
    return head()
        + rows.stream()
            .flatMap(row -> row.measures().stream().map(measure -> line(row, measure)))
            .collect(Collectors.joining());
  }

  private static String head() {
    return LINE.formatted("workload", "load", "system", "measure", "median", "lowest to highest")
        + LINE.replace("%11s", "%10s:")
            .formatted(
                "-".repeat(14),
                "-".repeat(23),
                "-".repeat(14),
                "-".repeat(21),
                "-".repeat(10),
                "-".repeat(22));
  }

  private static String line(Row row, Measure measure) {
    return LINE.formatted(
        row.workload(),
        row.load().count() + " " + row.load().of(),
        row.system(),
        measure.name(),
        number(measure.median()),
        number(measure.lowest()) + " to " + number(measure.highest()));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value);
  }
}
