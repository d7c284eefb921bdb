package dev.kith.relay.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.runtime.RelayProperties;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Holds the tables of docs/operate.md against the code.
class OperateDocumentTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "operate.md");
  private static final Path SOURCES = Path.of("src", "main", "java");

  @Test
  void theTableOfOptionsHasEveryOptionWithItsDefaultAndNoOther() throws IOException {
    List<String> rows = found("(?m)^\\| (`kith\\.[a-z.-]+` \\| [^|]+) \\| ", section("## Options"));
    assertThat(rows)
        .containsExactlyInAnyOrderElementsOf(options("kith.relay", RelayProperties.class));
  }

  @Test
  void theTableOfMetersHasEveryMeterAndNoOther() throws IOException {
    List<String> rows = found("(?m)^\\| `(kith\\.[a-z.]+)` \\|", section("## Meters"));
    assertThat(rows).containsExactlyInAnyOrderElementsOf(meters());
  }

  /// The start of a row for each option: name and default.
  private static List<String> options(String prefix, Class<?> type) {
    List<String> options = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      String name = prefix + "." + kebab(component.getName());
      if (component.getType().isRecord()) {
        options.addAll(options(name, component.getType()));
      } else {
        options.add("`" + name + "` | " + defaultOf(type, component.getName()));
      }
    }
    return options;
  }

  /// The annotation is on the parameter of the canonical constructor.
  private static String defaultOf(Class<?> type, String component) {
    return Arrays.stream(type.getDeclaredConstructors()[0].getParameters())
        .filter(parameter -> parameter.getName().equals(component))
        .map(parameter -> text(parameter.getAnnotation(DefaultValue.class)))
        .findFirst()
        .orElseThrow();
  }

  private static String text(@Nullable DefaultValue value) {
    return value == null ? "none" : "`" + String.join(",", value.value()) + "`";
  }

  private static List<String> meters() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<String> names = new ArrayList<>();
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        names.addAll(found("\"(kith\\.relay\\.[a-z.]+)\"", Files.readString(file)));
      }
      return names;
    }
  }

  private static String kebab(String camelCase) {
    return camelCase.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(match -> match.group(1)).toList();
  }

  private static String section(String heading) throws IOException {
    String fromHeading = Files.readString(DOCUMENT).split("\n" + heading + "\n", 2)[1];
    return fromHeading.split("\n## ", 2)[0];
  }
}
