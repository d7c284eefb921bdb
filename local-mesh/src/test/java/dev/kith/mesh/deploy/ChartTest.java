package dev.kith.mesh.deploy;

import static dev.kith.mesh.deploy.Helm.map;
import static dev.kith.mesh.deploy.Helm.maps;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Renders the chart with its documented values, and holds what comes out against the services. It
/// needs `helm` on the PATH.
class ChartTest {

  private static final Set<String> PROBES =
      Set.of("/actuator/health/liveness", "/actuator/health/readiness");

  @BeforeAll
  static void needHelm() {
    Helm.assumeThere();
  }

  static Stream<Path> examples() throws IOException {
    return Helm.examples();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theChartIsWithoutFault(Path values) throws Exception {
    Helm.Answer answer = Helm.run("lint", "--strict", Helm.CHART, "--values", values.toString());

    assertThat(answer.exitCode()).as(answer.text()).isZero();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyVariableIsAnOptionOfTheServices(Path values) throws Exception {
    for (Map<String, Object> container : ourContainers(values)) {
      assertThat(ServiceOptions.unknown(environment(container).keySet()))
          .as(String.valueOf(container.get("name")))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void secretsComeFromSecrets(Path values) throws Exception {
    for (Map<String, Object> container : ourContainers(values)) {
      environment(container)
          .forEach((name, entry) -> {
            if (name.endsWith("PASSWORD") || name.endsWith("SECRETKEY")) {
              assertThat(entry).as(name).containsKey("valueFrom").doesNotContainKey("value");
            }
          });
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void servicesListenWhereTheirConfigurationSaysAndAreProbedThere(Path values) throws Exception {
    for (Map<String, Object> container : ourContainers(values)) {
      String name = String.valueOf(container.get("name"));
      if (!name.equals("relay") && !name.equals("presence")) {
        continue;
      }
      assertThat(maps(container.get("ports")))
          .singleElement()
          .satisfies(port ->
              assertThat(port)
                  .containsEntry("name", "http")
                  .containsEntry("containerPort", ServiceOptions.port(name)));
      for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
        Map<String, Object> request = map(map(container.get(probe)).get("httpGet"));
        assertThat(request).containsEntry("port", "http");
        assertThat(PROBES).contains(String.valueOf(request.get("path")));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void noContainerOfOursNeedsAPrivilege(Path values) throws Exception {
    for (Map<String, Object> container : ourContainers(values)) {
      assertThat(map(container.get("securityContext")))
          .containsEntry("allowPrivilegeEscalation", false)
          .containsEntry("readOnlyRootFilesystem", true)
          .containsEntry("capabilities", Map.of("drop", List.of("ALL")));
    }
  }

  /// Without them a release would come up that nobody can use, or everybody.
  @ParameterizedTest
  @ValueSource(strings = {"access.owners=null", "relay.url=", "presence.keySecret="})
  void whatCannotBeGuessedMustBeSaid(String lacking) throws Exception {
    String trial = Helm.example("trial.yaml").toString();

    Helm.Answer answer =
        Helm.run("template", "kith", Helm.CHART, "--values", trial, "--set", lacking);

    assertThat(answer.exitCode()).isNotZero();
    assertThat(answer.text()).contains(lacking.substring(0, lacking.indexOf('=')));
  }

  @Test
  void presenceDoesNotGoWithACertificateThatItWouldNotTrust() throws Exception {
    String trial = Helm.example("trial.yaml").toString();

    Helm.Answer answer =
        Helm.run("template", "kith", Helm.CHART, "--values", trial, "--set", "tls.secret=own");

    assertThat(answer.exitCode()).isNotZero();
    assertThat(answer.text()).contains("tls.secret");
  }

  @Test
  void aValueThatDoesNotExistIsRefused() throws Exception {
    String trial = Helm.example("trial.yaml").toString();

    Helm.Answer answer =
        Helm.run("template", "kith", Helm.CHART, "--values", trial, "--set", "relay.replica=2");

    assertThat(answer.exitCode()).isNotZero();
    assertThat(answer.text()).contains("replica");
  }

  /// Every container that runs an image of a service.
  private static List<Map<String, Object>> ourContainers(Path values)
      throws IOException, InterruptedException {
    List<Map<String, Object>> containers = new ArrayList<>();
    for (Map<String, Object> manifest : Helm.manifests(values)) {
      Map<String, Object> spec = map(manifest.get("spec"));
      Map<String, Object> pod =
          spec.containsKey("template") ? map(map(spec.get("template")).get("spec")) : spec;
      for (String kind : List.of("initContainers", "containers")) {
        for (Map<String, Object> container : maps(pod.get(kind))) {
          if (String.valueOf(container.get("image")).contains("-service:")) {
            containers.add(container);
          }
        }
      }
    }
    assertThat(containers).isNotEmpty();
    return containers;
  }

  private static Map<String, Map<String, Object>> environment(Map<String, Object> container) {
    Map<String, Map<String, Object>> environment = new LinkedHashMap<>();
    for (Map<String, Object> entry : maps(container.get("env"))) {
      assertThat(environment.put(String.valueOf(entry.get("name")), entry)).as("twice").isNull();
    }
    return environment;
  }
}
