package dev.kith.relay.conformance;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What somebody else would look at, and which of this suite's tests do so: a resource with one
/// line for each, of three columns between bars. Lines with `#` are comments.
record Checklist(List<Line> lines) {

  private static final String LEFT_OUT = "- ";

  /// @param name of the check
  /// @param sort whether it is required, or what it is about
  /// @param answer references to tests, or `- ` and why there are none
  record Line(String name, String sort, String answer) {

    private static Line of(String text) {
      String[] columns = text.split(" \\| ", -1);
      if (columns.length != 3) {
        throw new AssertionError("expected three columns: " + text);
      }
      return new Line(columns[0], columns[1], columns[2]);
    }

    List<String> references() {
      return answer.startsWith(LEFT_OUT) ? List.of() : List.of(answer.split(", ", -1));
    }

    private String row(Map<String, Check> checks) {
      String result =
          answer.startsWith(LEFT_OUT)
              ? "*left out:* " + answer.substring(LEFT_OUT.length())
              : references().stream()
                  .map(reference -> Objects.requireNonNull(checks.get(reference), reference))
                  .map(Check::result)
                  .filter(held -> !held.equals("held"))
                  .findFirst()
                  .orElse("held");
      String tests =
          references().stream().map(reference -> "`" + reference + "`").collect(joining("<br>"));
      return "| " + String.join(" | ", name, sort, result, tests) + " |\n";
    }
  }

  static Checklist load(String resource) throws IOException {
    try (InputStream in = Checklist.class.getResourceAsStream(resource)) {
      String text =
          new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
      return new Checklist(
          text.lines().filter(line -> !line.startsWith("#")).map(Line::of).toList());
    }
  }

  List<String> references() {
    return lines.stream().flatMap(line -> line.references().stream()).toList();
  }

  /// @param checks the tests of this suite by their references
  String table(String heading, String sorts, Map<String, Check> checks) {
    return "\n## %s\n\n| Check | %s | Result | Tests |\n|---|---|---|---|\n"
            .formatted(heading, sorts)
        + lines.stream().map(line -> line.row(checks)).collect(joining());
  }
}
