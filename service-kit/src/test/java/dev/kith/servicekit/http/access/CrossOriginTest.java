package dev.kith.servicekit.http.access;

import dev.kith.servicekit.tiny.RunningService;
import dev.kith.testkit.http.Keys;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/// Pages of the origins that the operator names may use the API from a browser, and no others.
class CrossOriginTest {

  private static final String PATH = "/v1/notes?limit=1";
  private static final String CONSOLE = "https://console.example.org";
  private static final String ALLOWED = "Access-Control-Allow-Origin";

  private static RunningService service;

  @BeforeAll
  static void start() {
    service = RunningService.start("kith.http.allowed-origins=" + CONSOLE);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  /// Before it sends a signed request, a browser asks without a signature whether it may.
  @Test
  void aBrowserIsToldThatTheConsoleMay() {
    ask(CONSOLE)
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueEquals(ALLOWED, CONSOLE)
        .expectHeader()
        .valueEquals("Access-Control-Allow-Headers", "authorization");
  }

  @Test
  void aBrowserIsToldThatOthersMayNot() {
    ask("https://elsewhere.example.org")
        .expectStatus()
        .isForbidden()
        .expectHeader()
        .doesNotExist(ALLOWED);
  }

  @Test
  void theAnswerToASignedRequestSaysSoToo() {
    service
        .client()
        .get()
        .uri(service.url(PATH))
        .header("Origin", CONSOLE)
        .header("Authorization", service.authorization("GET", PATH).headerBy(Keys.READER))
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueEquals(ALLOWED, CONSOLE);
  }

  @Test
  void whoComesFromNoPageNeedsNoOrigin() {
    service.get(PATH, Keys.READER).expectStatus().isOk();
  }

  private static ResponseSpec ask(String origin) {
    return service
        .client()
        .options()
        .uri(service.url(PATH))
        .header("Origin", origin)
        .header("Access-Control-Request-Method", "GET")
        .header("Access-Control-Request-Headers", "authorization")
        .exchange();
  }
}
