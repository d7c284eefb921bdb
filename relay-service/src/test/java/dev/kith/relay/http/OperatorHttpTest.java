package dev.kith.relay.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.RunningRelay;
import dev.kith.testkit.http.Authorization;
import dev.kith.testkit.http.Keys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OperatorHttpTest {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static RunningRelay relay;

  @BeforeAll
  static void start() {
    relay = RunningRelay.start("kith.access.readers=" + Keys.READER.publicKey().hex());
  }

  @AfterAll
  static void stop() {
    relay.close();
    CLIENT.close();
  }

  @Test
  void aReaderIsToldHowTheLogIs() throws Exception {
    String url = url("/v1/status");
    String signed = Authorization.of("GET", url, Instant.now()).headerBy(Keys.READER);

    HttpResponse<String> response = get("/v1/status", "Authorization", signed);

    assertThat(response.statusCode()).isEqualTo(200);
    JsonNode status = JsonMapper.shared().readTree(response.body());
    assertThat(status.propertyNames())
        .containsExactlyInAnyOrder(
            "log",
            "head",
            "events",
            "json_bytes",
            "bytes",
            "connections",
            "subscriptions",
            "durable",
            "weak_settings");
    assertThat(status.path("head").asLong()).isZero();
    assertThat(status.path("bytes").asLong()).isPositive();
    assertThat(status.path("durable").asBoolean()).isTrue();
  }

  @Test
  void aStrangerIsNot() throws Exception {
    assertThat(get("/v1/status").statusCode()).isEqualTo(401);
  }

  @Test
  void theApiIsDescribed() throws Exception {
    JsonNode description = JsonMapper.shared().readTree(get("/v1/openapi.json").body());

    assertThat(description.path("info").path("title").asString()).isEqualTo("Kith relay-service");
    assertThat(description.path("paths").propertyNames())
        .containsExactlyInAnyOrder(
            "/v1/bans",
            "/v1/bans/{key}",
            "/v1/blocks/{what}",
            "/v1/blocks/{what}/{value}",
            "/v1/circuits",
            "/v1/circuits/{one}/{other}",
            "/v1/invites",
            "/v1/invites/{code}",
            "/v1/members",
            "/v1/members/{key}",
            "/v1/names",
            "/v1/names/{name}",
            "/v1/events",
            "/v1/mailbox/{name}",
            "/v1/mailbox/{name}/ack",
            "/v1/mailbox/{name}/workers/{worker}",
            "/v1/mailbox/{name}/workers/{worker}/ack",
            "/v1/rings",
            "/v1/sessions",
            "/v1/sessions/{owner}/{name}",
            "/v1/streams/{author}",
            "/v1/status",
            "/v1/wakes/known",
            "/v1/wakes/parked",
            "/v1/wakes/take",
            "/v1/wakes/{agent}/{session}");
  }

  @Test
  void healthSaysOneWordToEverybodyAndAllOfItToTheNeighbourhood() throws Exception {
    assertThat(get("/actuator/health").body()).contains("UP").doesNotContain("durability");
    assertThat(get("/actuator/health/details").body()).contains("durability");
  }

  @Test
  void metersAreServedForPrometheus() throws Exception {
    assertThat(get("/actuator/prometheus").body()).contains("kith_relay_connections");
  }

  @Test
  void whatIsNotThereIsAProblemInJson() throws Exception {
    HttpResponse<String> response = get("/nothing");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  /// Whatever is asked, and found or not.
  @Test
  void noAnswerIsAPageForBrowsers() throws Exception {
    for (String path : new String[] {"/", "/nothing", "/actuator/health", "/v1/status"}) {
      assertThat(get(path).headers().map())
          .as(path)
          .containsEntry("x-content-type-options", List.of("nosniff"))
          .containsEntry(
              "content-security-policy", List.of("default-src 'none'; frame-ancestors 'none'"))
          .containsEntry("referrer-policy", List.of("no-referrer"))
          .doesNotContainKey("strict-transport-security");
    }
    assertThat(get("/v1/status").headers().firstValue("cache-control")).hasValue("no-store");
  }

  /// Clients send what they like beside the upgrade.
  @Test
  void aSocketIsOpenedWhateverTypeItsHandshakeAccepts() {
    WebSocket socket =
        CLIENT
            .newWebSocketBuilder()
            .header("Accept", "image/png")
            .buildAsync(relay.url(), new WebSocket.Listener() {})
            .join();

    assertThat(socket.isOutputClosed()).isFalse();
    socket.abort();
  }

  private static HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url(path)));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private static String url(String path) {
    return "http://127.0.0.1:" + relay.port() + path;
  }
}
