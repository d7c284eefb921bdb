package dev.kith.servicekit.http.access;

import dev.kith.servicekit.tiny.RunningService;
import dev.kith.testkit.http.Authorization;
import dev.kith.testkit.http.Keys;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTest {

  private static final String PATH = "/v1/notes?limit=1";

  private static RunningService service;

  @BeforeAll
  static void start() {
    service =
        RunningService.start(
            "kith.http.public-url=https://relay.example.org/kith/",
            "kith.http.internal-url=http://relay:7447");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://relay.example.org/kith", "http://relay:7447"})
  void aRequestMayBeSignedForAUrlOfTheConfigurationWhateverItsHostHeader(String url) {
    String header = Authorization.of("GET", url + PATH, Instant.now()).headerBy(Keys.READER);

    service.send("GET", PATH, header).expectStatus().isOk();
  }

  @Test
  void onThisMachineItMayBeSignedForTheLocalUrl() {
    service.get(PATH, Keys.READER).expectStatus().isOk();
  }

  @Test
  void localhostIsThisMachineToo() {
    String host = "localhost:" + URI.create(service.url("")).getPort();

    signedForHost(host, 200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"other.example", "other.example:7447", "127.0.0.1:1", "127.0.0.1", "[::2]:80"})
  void noOtherHostHeaderIsBelieved(String host) {
    signedForHost(host, 401);
  }

  private static void signedForHost(String host, int status) {
    service
        .client()
        .get()
        .uri(PATH)
        .header("Host", host)
        .header(
            "Authorization",
            Authorization.of("GET", "http://" + host + PATH, Instant.now()).headerBy(Keys.READER))
        .exchange()
        .expectStatus()
        .isEqualTo(status);
  }
}
