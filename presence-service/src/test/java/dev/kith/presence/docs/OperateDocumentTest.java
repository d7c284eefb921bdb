package dev.kith.presence.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Holds the tables of docs/operate.md against the code.
class OperateDocumentTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "operate.md");
  private static final Path SOURCES = Path.of("src", "main", "java");

  /// What the compiler noted of every configuration record on the class path.
  private static final String METADATA = "META-INF/spring-configuration-metadata.json";

  @Test
  void theTableOfOptionsHasEveryOptionWithItsDefaultAndNoOther() throws IOException {
    assertThat(
            found(
                "(?m)^\\| (`kith\\.[a-z.-]+` \\| [^|]+) \\| ",
                section("## Options of the presence service")))
        .containsExactlyInAnyOrderElementsOf(options());
  }

  @Test
  void theTableOfMetersHasEveryMeterAndNoOther() throws IOException {
    assertThat(
            found("(?m)^\\| `(kith\\.[a-z.]+)` \\|", section("## Meters of the presence service")))
        .containsExactlyInAnyOrderElementsOf(meters());
  }

  private static List<String> options() throws IOException {
    List<String> options = new ArrayList<>();
    for (URL file :
        Collections.list(OperateDocumentTest.class.getClassLoader().getResources(METADATA))) {
      try (InputStream in = file.openStream()) {
        JsonMapper.shared()
            .readTree(in)
            .path("properties")
            .valueStream()
            .filter(option -> option.path("name").asString().startsWith("kith.presence."))
            .map(option ->
                "`%s` | %s"
                    .formatted(option.path("name").asString(), text(option.path("defaultValue"))))
            .forEach(options::add);
      }
    }
    return options;
  }

  /// Lists are noted as `[a, b]` and written as `a,b`.
  private static String text(JsonNode value) {
    if (value.isMissingNode()) {
      return "none";
    }
    String text = value.isArray() ? value.toString() : value.asString();
    return "`%s`"
        .formatted(
            text.startsWith("[")
                ? text.substring(1, text.length() - 1).replace(", ", ",").replace("\"", "")
                : text);
  }

  private static List<String> meters() throws IOException {
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        names.addAll(found("\"(kith\\.presence\\.[a-z.]+)\"", Files.readString(file)));
      }
    }
    return names;
  }

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(match -> match.group(1)).toList();
  }

  private static String section(String heading) throws IOException {
    String fromHeading = Files.readString(DOCUMENT).split("\n" + heading + "\n", 2)[1];
    return fromHeading.split("\n## ", 2)[0];
  }
}
