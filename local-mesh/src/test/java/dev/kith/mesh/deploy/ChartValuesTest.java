package dev.kith.mesh.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Holds the chart's values.yaml against its schema, and its documentation against itself.
class ChartValuesTest {

  private static final Path CHART = Path.of("..", "helm", "kith");
  private static final Pattern KEY = Pattern.compile("^ *[A-Za-z][A-Za-z0-9./-]*:.*");

  @Test
  void everyValueIsInTheSchema() throws IOException {
    Map<String, Object> values = new Yaml().load(Files.readString(CHART.resolve("values.yaml")));
    JsonNode schema =
        JsonMapper.shared().readTree(Files.readString(CHART.resolve("values.schema.json")));

    List<String> unknown = new ArrayList<>();
    collectUnknown("", values, schema, unknown);
    assertThat(unknown).isEmpty();
  }

  @Test
  void everyLineWithAValueIsExplainedByTheOneAbove() throws IOException {
    List<String> lines = Files.readAllLines(CHART.resolve("values.yaml"));
    List<String> unexplained = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean opensBlock = line.endsWith(":") && !line.startsWith(" ");
      if (KEY.matcher(line).matches() && !opensBlock && !lines.get(i - 1).strip().startsWith("#")) {
        unexplained.add(line);
      }
    }
    assertThat(unexplained).isEmpty();
  }

  private static void collectUnknown(
      String path, Map<?, ?> values, JsonNode schema, List<String> unknown) {
    JsonNode properties = schema.path("properties");
    if (properties.isMissingNode()) {
      return;
    }
    values.forEach((name, value) -> {
      JsonNode property = properties.path(name.toString());
      if (property.isMissingNode()) {
        unknown.add(path + name);
      } else if (value instanceof Map<?, ?> inner) {
        collectUnknown(path + name + ".", inner, property, unknown);
      }
    });
  }
}
