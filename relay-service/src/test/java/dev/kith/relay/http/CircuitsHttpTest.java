package dev.kith.relay.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.RunningRelay;
import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.testkit.http.Authorization;
import dev.kith.testkit.http.Keys;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What an operator sees of a loop, and does about it.
class CircuitsHttpTest {

  private final Author one = Author.fresh();
  private final Author other = Author.fresh();

  @Test
  void anOperatorSeesWhoIsStoppedAndLetsThemGoOnAlsoOnAnotherReplica() throws Exception {
    try (RunningRelay relay =
            RunningRelay.start("kith.access.operators=" + Keys.OPERATOR.publicKey().hex());
        RunningRelay replica = RunningRelay.startOn(relay.database());
        HttpClient http = HttpClient.newHttpClient();
        Client first = Client.connect(relay.url());
        Client second = Client.connect(replica.url())) {
      answerEachOther(first, second);

      JsonNode items = items(send(http, relay, "GET", "/v1/circuits"));
      assertThat(items.size()).isEqualTo(1);
      assertThat(items.at("/0/agents").valueStream().map(JsonNode::asString))
          .containsExactlyInAnyOrder(one.hex(), other.hex());
      assertThat(items.at("/0/reason").asString()).contains("turns");

      String path = "/v1/circuits/" + one + "/" + other;
      assertThat(send(http, relay, "DELETE", path).statusCode()).isEqualTo(204);
      assertThat(items(send(http, relay, "GET", "/v1/circuits")).isEmpty()).isTrue();
      assertThat(send(http, relay, "DELETE", path).statusCode()).isEqualTo(404);
      first.accept(one.draft(4_040).to(other).content("again").sign());
    }
  }

  private void answerEachOther(Client first, Client second) {
    for (int i = 0; i < 400; i++) {
      boolean accepted =
          i % 2 == 0
              ? first.publish(one.draft(4_040).to(other).content("at " + i).sign()).accepted()
              : second.publish(other.draft(4_040).to(one).content("at " + i).sign()).accepted();
      if (!accepted) {
        return;
      }
    }
    throw new AssertionError("nobody stopped them");
  }

  private static JsonNode items(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(response.body()).path("items");
  }

  private static HttpResponse<String> send(
      HttpClient http, RunningRelay relay, String method, String path) throws Exception {
    String url = "http://127.0.0.1:" + relay.port() + path;
    return http.send(
        HttpRequest.newBuilder(URI.create(url))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .header(
                "Authorization",
                Authorization.of(method, url, Instant.now()).headerBy(Keys.OPERATOR))
            .build(),
        BodyHandlers.ofString());
  }
}
