package dev.kith.relay.conformance.nip11;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Foreign;
import dev.kith.relay.conformance.kit.FrameSchemas;
import dev.kith.relay.conformance.kit.Information;
import dev.kith.relay.conformance.kit.Relay;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Conformance(chapter = "NIP-11", about = "The document")
class DocumentTest {

  @Test
  void itMeetsItsSchema(Relay relay) {
    Foreign.SCRIPTS.assumeRunnable();
    assertThat(FrameSchemas.violationsOfInformation(relay.information().json())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/nostr+json",
        "application/nostr+json, */*",
        "text/html;q=0.5, application/nostr+json",
        "application/nostr+json; charset=utf-8"
      })
  void whoeverAcceptsNostrJsonGetsIt(String accept, Relay relay) {
    HttpResponse<String> response = Information.answer(get(relay).header("Accept", accept).build());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/nostr+json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/html", "text/html,application/xhtml+xml,*/*;q=0.8", "*/*", "text/plain"})
  void peopleGetAWord(String accept, Relay relay) {
    HttpResponse<String> response = Information.answer(get(relay).header("Accept", accept).build());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/");
    assertThat(response.body()).contains("WebSocket");
  }

  @Test
  void scriptsOfAnyOriginMayReadIt(Relay relay) {
    HttpRequest request =
        get(relay)
            .header("Accept", "application/nostr+json")
            .header("Origin", "https://client.example")
            .build();
    sharesWithAnyOrigin(Information.answer(request));
  }

  @Test
  void browsersMayAskFirst(Relay relay) {
    HttpRequest preflight =
        HttpRequest.newBuilder(Information.http(relay.url()))
            .method("OPTIONS", BodyPublishers.noBody())
            .header("Origin", "https://client.example")
            .header("Access-Control-Request-Method", "GET")
            .header("Access-Control-Request-Headers", "accept")
            .build();
    HttpResponse<String> response = Information.answer(preflight);
    assertThat(response.statusCode()).isBetween(200, 204);
    sharesWithAnyOrigin(response);
  }

  @Test
  void itNamesTheKeyThatTheRelaySignsWith(Relay relay) {
    assertThat(relay.information().json().path("self").asString(""))
        .matches("[0-9a-f]{64}")
        .isEqualTo(relay.itself().hex());
  }

  @Test
  void itClaimsNoNipTwice(Relay relay) {
    assertThat(relay.information().json().path("supported_nips").valueStream())
        .doesNotHaveDuplicates();
  }

  @Test
  void anUpgradeGetsASocketWhateverItAccepts(Relay relay) {
    Client client = relay.connectAccepting("application/nostr+json");
    client.settle();
  }

  private static HttpRequest.Builder get(Relay relay) {
    return HttpRequest.newBuilder(Information.http(relay.url()));
  }

  private static void sharesWithAnyOrigin(HttpResponse<String> response) {
    assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(response.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
        .matches("\\*|.*(?i)accept.*");
    assertThat(response.headers().firstValue("Access-Control-Allow-Methods").orElse(""))
        .contains("GET");
  }
}
