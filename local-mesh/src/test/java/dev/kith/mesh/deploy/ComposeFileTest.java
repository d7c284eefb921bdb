package dev.kith.mesh.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/// Holds docker-compose.yml against the services and `./kith compose-env`.
class ComposeFileTest {

  private static final Path FILE = Path.of("..", "docker-compose.yml");

  private Map<String, Map<String, Object>> services = Map.of();

  @BeforeEach
  void read() throws IOException {
    Map<String, Map<String, Map<String, Object>>> file = new Yaml().load(Files.readString(FILE));
    services = Objects.requireNonNull(file.get("services"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"relay", "presence", "wake"})
  void aServiceListensToEveryVariable(String service) {
    assertThat(ServiceOptions.unknown(environment(service).keySet())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"relay", "presence", "wake"})
  void itsPortIsPublishedOnLoopbackAlone(String service) {
    int port = ServiceOptions.port(service);

    assertThat(service(service).get("ports"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .singleElement()
        .asString()
        .startsWith("127.0.0.1:")
        .endsWith(":" + port);
  }

  @Test
  void postgresqlIsPublishedNowhere() {
    assertThat(service("postgres")).doesNotContainKey("ports");
  }

  /// A secret without a value is a sentence that says what to do.
  @ParameterizedTest
  @ValueSource(strings = {"postgres", "relay", "presence", "wake"})
  void noSecretIsInTheFile(String service) {
    environment(service)
        .forEach((name, value) -> {
          if (ServiceOptions.isSecret(name)) {
            assertThat(value.toString())
                .as(name)
                .matches("\\$\\{KITH_[A-Z_]+:\\?is missing\\. Run \\./kith compose-env once}");
          }
        });
  }

  @Test
  void whatMustBeThereIsWhatComposeEnvWrites() throws IOException {
    String script = Files.readString(Path.of("..", "kith"));

    assertThat(
            Pattern.compile("\\$\\{(KITH_[A-Z_]+):\\?")
                .matcher(Files.readString(FILE))
                .results()
                .map(match -> match.group(1))
                .distinct())
        .isNotEmpty()
        .allSatisfy(name -> assertThat(script).contains("\n" + name + "="));
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> environment(String service) {
    return (Map<String, Object>) Objects.requireNonNull(service(service).get("environment"));
  }

  private Map<String, Object> service(String name) {
    return Objects.requireNonNull(services.get(name));
  }
}
