package dev.kith.mesh.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/// `helm` on the PATH, and the chart of this repository.
final class Helm {

  static final String CHART = Path.of("..", "helm", "kith").toString();

  private static final Path EXAMPLES = Path.of("..", "helm", "examples");

  private Helm() {}

  record Answer(int exitCode, String text) {}

  static void assumeThere() {
    assumeTrue(
        Stream.of(String.valueOf(System.getenv("PATH")).split(":", -1))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, "helm"))),
        "helm is not on the PATH");
  }

  /// The documented sets of values.
  static Stream<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files.sorted().toList().stream();
    }
  }

  static Path example(String name) {
    return EXAMPLES.resolve(name);
  }

  static Answer run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("helm"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(process.waitFor(), text);
  }

  /// Everything that the chart makes of some values.
  static List<Map<String, Object>> manifests(Path values) throws IOException, InterruptedException {
    Answer answer = run("template", "kith", CHART, "--values", values.toString());
    assertThat(answer.exitCode()).as(answer.text()).isZero();
    List<Map<String, Object>> manifests = new ArrayList<>();
    for (Object manifest : new Yaml().loadAll(answer.text())) {
      if (manifest != null) {
        manifests.add(map(manifest));
      }
    }
    assertThat(manifests).isNotEmpty();
    return manifests;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(@Nullable Object value) {
    return value instanceof Map<?, ?> ? (Map<String, Object>) value : Map.of();
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> maps(@Nullable Object value) {
    return value instanceof List<?> ? (List<Map<String, Object>>) value : List.of();
  }
}
