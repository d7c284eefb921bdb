package dev.kith.wake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.kith.model.crypto.KeyPair;
import dev.kith.testkit.database.EmbeddedDatabase;
import dev.kith.testkit.http.Keys;
import dev.kith.wake.lease.WakeInput;
import dev.kith.wake.policy.Sender;
import dev.kith.wake.policy.Trigger;
import dev.kith.wake.policy.Urgency;
import dev.kith.wake.runtime.WakeRound;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What those see who run the service. No relay is there.
@SuppressWarnings("NullAway.Init")
class OperatorHttpTest {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final KeyPair AGENT = Keys.STRANGER;

  /// Whose quiet hours it is all the time.
  private static final KeyPair SLEEPER = Keys.OPERATOR;

  private static Receiver receiver;
  private static RunningWake wake;

  @BeforeAll
  static void anAgentIsWoken() throws Exception {
    receiver = new Receiver();
    wake =
        RunningWake.start(
            EmbeddedDatabase.create(),
            Keys.OWNER,
            1,
            "kith.access.readers=" + Keys.READER.publicKey().hex());
    register(AGENT, "");
    request(AGENT, Urgency.URGENT);
    LocalTime now = LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
    register(
        SLEEPER,
        ",\"quiet_hours\":{\"zone\":\"Z\",\"from\":\"%s\",\"to\":\"%s\"}"
            .formatted(now.minusHours(1), now.plusHours(1)));
    request(SLEEPER, Urgency.NORMAL);
    await().atMost(SOON).until(() -> !receiver.wakes().isEmpty());
  }

  private static void register(KeyPair agent, String more) throws Exception {
    String secret = "whsec_" + Base64.getEncoder().encodeToString(new byte[24]);
    SignedHttp.ask(
        agent,
        "PUT",
        wake.url("/v1/devices/server"),
        "{\"session\":\"inbox\",\"webhook\":{\"url\":\"%s\",\"secrets\":[\"%s\"]}%s}"
            .formatted(receiver.url(), secret, more));
  }

  private static void request(KeyPair agent, Urgency urgency) {
    Trigger trigger = new Trigger(new Sender(Keys.OPERATOR.publicKey(), true), urgency, 7, null);
    wake.bean(WakeRound.class)
        .tell(agent.publicKey(), new WakeInput.Requested("inbox", trigger))
        .blockLast(SOON);
  }

  @AfterAll
  static void stop() {
    wake.close();
    receiver.close();
  }

  @Test
  void theApiIsDescribed() throws Exception {
    HttpResponse<String> description =
        SignedHttp.send(AGENT, "GET", wake.url("/v1/openapi.json"), "");
    JsonNode json = JsonMapper.shared().readTree(description.body());
    assertThat(json.path("info").path("title").asString()).isEqualTo("Kith wake-service");
    assertThat(json.path("paths").propertyNames())
        .containsExactlyInAnyOrder(
            "/v1/agents/{agent}/budgets",
            "/v1/agents/{agent}/wakes",
            "/v1/budgets",
            "/v1/devices",
            "/v1/devices/{name}",
            "/v1/devices/{name}/test",
            "/v1/providers",
            "/v1/queue",
            "/v1/registrations",
            "/v1/totals",
            "/v1/wakes",
            "/v1/wakes/{wake}/seen");
  }

  @ParameterizedTest
  @ValueSource(strings = {"providers", "queue", "registrations", "totals", "agents/%s/budgets"})
  void whoIsNoReaderIsToldNothing(String what) throws Exception {
    String url = wake.url("/v1/" + what.formatted(AGENT.publicKey().hex()));
    assertThat(SignedHttp.send(AGENT, "GET", url, "").statusCode()).isEqualTo(403);
  }

  @Test
  void registrationsAreShownWithoutWhatDevicesAreReachedBy() throws Exception {
    JsonNode page = read("/v1/registrations?limit=1");
    JsonNode rest = read("/v1/registrations?after=" + page.path("next").asString());
    assertThat(List.of(page.at("/items/0/agent").asString(), rest.at("/items/0/agent").asString()))
        .containsExactlyInAnyOrder(AGENT.publicKey().hex(), SLEEPER.publicKey().hex());
    assertThat(rest.at("/items/0/device/name").asString()).isEqualTo("server");
    assertThat(rest.toString()).doesNotContain("whsec_", receiver.url());
  }

  @Test
  void theQueueSaysWhatEachWakeWaitsFor() throws Exception {
    await().atMost(SOON).until(() -> read("/v1/queue").toString().contains("quiet_hours"));
    JsonNode lease =
        read("/v1/queue")
            .path("items")
            .valueStream()
            .filter(one -> one.path("agent").asString().equals(SLEEPER.publicKey().hex()))
            .map(one -> one.at("/leases/0"))
            .findFirst()
            .orElseThrow();
    assertThat(lease.path("of").asString()).isEqualTo("normal");
    assertThat(lease.path("phase").asString()).isEqualTo("pending");
    assertThat(lease.path("head").asLong()).isEqualTo(7);
    assertThat(lease.path("waits_for").asString()).isEqualTo("quiet_hours");
  }

  @Test
  void pushServicesAreShownWithWhatTheyHaveAnswered() throws Exception {
    await()
        .atMost(SOON)
        .until(() -> read("/v1/providers").at("/items/0/outcomes/accepted").asLong() == 1);
    assertThat(read("/v1/providers").at("/items/0").hasNonNull("left_alone_until")).isFalse();
  }

  @Test
  void whatHasHappenedIsCounted() throws Exception {
    await()
        .atMost(SOON)
        .until(() -> read("/v1/totals?hours=1").toString().contains("\"why\":\"accepted\""));
  }

  @Test
  void anAgentsBudgetsAreShown() throws Exception {
    JsonNode budgets = read("/v1/agents/%s/budgets".formatted(AGENT.publicKey().hex()));
    assertThat(budgets.at("/items/0/of").asString()).isEqualTo("urgent");
    assertThat(budgets.at("/items/0/used").asInt()).isEqualTo(1);
  }

  @Test
  void metersAreServedForPrometheus() throws Exception {
    await()
        .atMost(SOON)
        .until(() ->
            SignedHttp.send(Keys.READER, "GET", wake.url("/actuator/prometheus"), "")
                .body()
                .contains("kith_wake_pushes"));
  }

  @Test
  void halfAConfigurationOfAPushServiceIsAMistake() {
    assertThatThrownBy(() ->
            RunningWake.start(
                    EmbeddedDatabase.create(), Keys.OWNER, 1, "kith.wake.apns.team-id=TEAM")
                .close())
        .hasStackTraceContaining("All options below kith.wake.apns are needed, or none.");
  }

  private static JsonNode read(String path) throws Exception {
    return SignedHttp.ask(Keys.READER, "GET", wake.url(path), "");
  }
}
