package dev.kith.servicekit.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.servicekit.tiny.RunningService;
import dev.kith.testkit.http.Keys;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient;

class OperationsAccessTest {

  private static final String DOCUMENTATION_NETWORK = "203.0.113.0/24";

  private static RunningService observed;
  private static RunningService unobserved;

  @BeforeAll
  static void start() {
    observed = RunningService.start();
    unobserved = RunningService.start("kith.access.observers=" + DOCUMENTATION_NETWORK);
  }

  @AfterAll
  static void stop() {
    observed.close();
    unobserved.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/liveness", "/readiness"})
  void everybodyLearnsWhetherTheServiceIsUpAndNothingElse(String group) {
    WebTestClient.BodyContentSpec body =
        unobserved.send("GET", "/actuator/health" + group).expectStatus().isOk().expectBody();

    body.jsonPath("$.status").isEqualTo("UP");
    body.jsonPath("$.components").doesNotExist();
    body.jsonPath("$.details").doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/prometheus", "/metrics", "/metrics/jvm.memory.used", "/health/details"})
  void metricsAndDetailsNeedAReaderOrAnObservingNetwork(String endpoint) {
    String path = "/actuator" + endpoint;

    unobserved.send("GET", path).expectStatus().isUnauthorized();
    unobserved.get(path, Keys.STRANGER).expectStatus().isForbidden();
    unobserved.get(path, Keys.READER).expectStatus().isOk();
    observed.send("GET", path).expectStatus().isOk();
  }

  @Test
  void detailsSayWhatEachPartIsLike() {
    observed
        .send("GET", "/actuator/health/details")
        .expectBody()
        .jsonPath("$.components.diskSpace.details.free")
        .exists();
  }

  @Test
  void theMetersOfTheKitAreScraped() {
    observed
        .send("GET", "/actuator/prometheus")
        .expectBody(String.class)
        .value(text -> assertThat(text).contains("kith_http_replay_memory", "jvm_memory_used"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/env", "/beans", "/heapdump", "/shutdown", "/health/diskSpace"})
  void nothingElseOfTheActuatorIsThere(String path) {
    observed.send("GET", "/actuator" + path).expectStatus().isNotFound();
  }

  @Test
  void aForwardedAddressIsNotBelieved() {
    unobserved
        .client()
        .get()
        .uri("/actuator/prometheus")
        .header("X-Forwarded-For", "203.0.113.9")
        .header("Forwarded", "for=203.0.113.9")
        .exchange()
        .expectStatus()
        .isUnauthorized();
  }
}
