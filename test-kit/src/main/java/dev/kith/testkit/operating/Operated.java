package dev.kith.testkit.operating;

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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The options and meters of a service: those of the code, and those of its sections of
/// docs/operate.md. Tests call it in the directory of the service's module.
///
/// @param ofService ends the headings of its sections: empty, or ` of the presence service`
/// @param options what the names of its options begin with
/// @param meters a regular expression for what the names of its meters begin with
/// @param sources where its meters are
public record Operated(String ofService, String options, String meters, List<Path> sources) {

  private static final Path DOCUMENT = Path.of("..", "docs", "operate.md");

  /// What the compiler noted of every configuration record on the class path.
  private static final String METADATA = "META-INF/spring-configuration-metadata.json";

  /// The start of each row of the table of options: name and default.
  public List<String> documentedOptions() throws IOException {
    return found("(?m)^\\| (`kith\\.[a-z.-]+` \\| [^|]+) \\| ", section("## Options" + ofService));
  }

  /// The start of a row for each option of the code.
  public List<String> optionsOfTheCode() throws IOException {
    List<String> rows = new ArrayList<>();
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    for (URL file : Collections.list(loader.getResources(METADATA))) {
      try (InputStream in = file.openStream()) {
        JsonMapper.shared()
            .readTree(in)
            .path("properties")
            .valueStream()
            .filter(option -> option.path("name").asString().startsWith(options))
            .map(option ->
                "`%s` | %s"
                    .formatted(option.path("name").asString(), text(option.path("defaultValue"))))
            .forEach(rows::add);
      }
    }
    return rows;
  }

  /// The names in the table of meters.
  public List<String> documentedMeters() throws IOException {
    return found("(?m)^\\| `(kith\\.[a-z.]+)` \\|", section("## Meters" + ofService));
  }

  /// The name of each meter of the code, as often as it stands there.
  public List<String> metersOfTheCode() throws IOException {
    List<String> names = new ArrayList<>();
    for (Path directory : sources) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          names.addAll(found("\"(" + meters + "[a-z.]+)\"", Files.readString(file)));
        }
      }
    }
    return names;
  }

  /// Lists are noted as `[a, b]` or as an array, and written as `a,b`.
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

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(match -> match.group(1)).toList();
  }

  private static String section(String heading) throws IOException {
    String fromHeading = Files.readString(DOCUMENT).split("\n" + heading + "\n", 2)[1];
    return fromHeading.split("\n## ", 2)[0];
  }
}
