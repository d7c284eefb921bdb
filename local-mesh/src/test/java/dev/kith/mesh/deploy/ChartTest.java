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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Renders the chart with its documented values, and holds what comes out against the services. It
/// needs `helm` on the PATH.
class ChartTest {

  private static final String GROUP_KEY = "kith.presence.group.secret-key";
  private static final Set<String> SERVICES = Set.of("relay", "presence", "wake");
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
      assertThat(ServiceOptions.unknown(options(container)))
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
            if (ServiceOptions.isSecret(name)) {
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
      if (!SERVICES.contains(name)) {
        continue;
      }
      assertThat(maps(container.get("ports")))
          .isNotEmpty()
          .allSatisfy(
              port -> assertThat(port).containsEntry("containerPort", ServiceOptions.port(name)))
          .extracting(port -> port.get("name") + " " + port.get("protocol"))
          .startsWith("http TCP")
          .isSubsetOf("http TCP", "gossip UDP");
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
  @ValueSource(
      strings = {
        "access.owners=null",
        "relay.url=",
        "presence.keySecret=",
        "presence.publicKey=",
        "wake.keySecret=",
        "wake.publicKey="
      })
  void whatCannotBeGuessedMustBeSaid(String lacking) throws Exception {
    String trial = Helm.example("trial.yaml").toString();

    Helm.Answer answer =
        Helm.run("template", "kith", Helm.CHART, "--values", trial, "--set", lacking);

    assertThat(answer.exitCode()).isNotZero();
    assertThat(answer.text()).contains(lacking.substring(0, lacking.indexOf('=')));
  }

  /// Neither trusts a certificate of the relay that no public authority has signed; and instances
  /// of presence admit nobody whose key they have not been told.
  @ParameterizedTest
  @CsvSource({
    "'tls.secret=own,wake.enabled=false', tls.secret",
    "'tls.secret=own,presence.enabled=false', tls.secret",
    "presence.replicas=2, presence.group.members"
  })
  void whatDoesNotGoTogetherIsRefused(String values, String named) throws Exception {
    String trial = Helm.example("trial.yaml").toString();

    Helm.Answer answer =
        Helm.run("template", "kith", Helm.CHART, "--values", trial, "--set", values);

    assertThat(answer.exitCode()).isNotZero();
    assertThat(answer.text()).contains(named);
  }

  /// Each instance of presence finds its own key, and no other, in a file that has the name of the
  /// option, and hears the others at the port of the service.
  @Test
  void instancesOfPresenceAreAGroup() throws Exception {
    Path values = Helm.example("external.yaml");
    Map<String, Object> presence =
        ourContainers(values).stream()
            .filter(container -> "presence".equals(container.get("name")))
            .findFirst()
            .orElseThrow();

    assertThat(maps(presence.get("volumeMounts")))
        .contains(
            Map.of(
                "name",
                "instances",
                "mountPath",
                "/instance/" + GROUP_KEY,
                "subPathExpr",
                "$(POD_NAME)",
                "readOnly",
                true));
    assertThat(ServiceOptions.unknown(List.of("KITH_PRESENCE_GROUP_SECRETKEY"))).isEmpty();
    assertThat(environment(presence).get("SPRING_CONFIG_IMPORT"))
        .containsEntry("value", "configtree:/instance/");
    assertThat(Helm.manifests(values))
        .filteredOn(manifest -> "NetworkPolicy".equals(manifest.get("kind")))
        .extracting(manifest -> map(manifest.get("spec")))
        .filteredOn(spec -> String.valueOf(spec.get("podSelector")).contains("presence"))
        .singleElement()
        .satisfies(spec -> {
          assertThat(String.valueOf(spec.get("ingress"))).contains("port=gossip, protocol=UDP");
          assertThat(String.valueOf(spec.get("egress"))).contains("port=gossip, protocol=UDP");
        });
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

  /// Variables without those in which Kubernetes tells what it knows itself.
  private static List<String> options(Map<String, Object> container) {
    return environment(container).entrySet().stream()
        .filter(entry -> !map(entry.getValue().get("valueFrom")).containsKey("fieldRef"))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Map<String, Map<String, Object>> environment(Map<String, Object> container) {
    Map<String, Map<String, Object>> environment = new LinkedHashMap<>();
    for (Map<String, Object> entry : maps(container.get("env"))) {
      assertThat(environment.put(String.valueOf(entry.get("name")), entry)).as("twice").isNull();
    }
    return environment;
  }
}
