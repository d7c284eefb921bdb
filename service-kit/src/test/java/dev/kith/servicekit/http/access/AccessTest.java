package dev.kith.servicekit.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.crypto.KeyPair;
import dev.kith.model.event.Event;
import dev.kith.model.event.Tag;
import dev.kith.servicekit.meters.HttpMeters;
import dev.kith.servicekit.tiny.RunningService;
import dev.kith.testkit.http.Authorization;
import dev.kith.testkit.http.Keys;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;

class AccessTest {

  private static final String PATH = "/v1/notes?limit=2";
  private static final String RAW = "/v1/notes/raw";

  private static RunningService service;

  @BeforeAll
  static void start() {
    service = RunningService.start("kith.http.max-body=1KB");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void refusesWhatProvesNoKey(String reason, String[] headers) {
    service
        .send("GET", PATH, headers)
        .expectStatus()
        .isUnauthorized()
        .expectHeader()
        .valueEquals("WWW-Authenticate", "Nostr")
        .expectHeader()
        .exists("Date")
        .expectHeader()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:kith:problem:unauthenticated")
        .jsonPath("$.reason")
        .isEqualTo(reason);
  }

  static Stream<Arguments> refusesWhatProvesNoKey() {
    return Stream.of(
        refused("header-missing"),
        refused("header-repeated", right().headerBy(Keys.READER), "Basic YTpi"),
        refused("other-scheme", "Basic YTpi"),
        refused("other-scheme", "Nostr"),
        refused("not-base64", "Nostr {}"),
        refused("no-event", "Nostr e30="),
        refused("wrong-kind", right().withKind(1).headerBy(Keys.READER)),
        refused("content-present", right().withContent("x").headerBy(Keys.READER)),
        refused("clocks-apart", right().later(-75).headerBy(Keys.READER)),
        refused("clocks-apart", right().later(75).headerBy(Keys.READER)),
        refused("u-not-once", right().without("u").headerBy(Keys.READER)),
        refused("url-differs", signedFor("/v1/notes")),
        refused("url-differs", signedFor("/v1/notes?limit=3")),
        refused("method-not-once", right().without("method").headerBy(Keys.READER)),
        refused("method-differs", signedFor("DELETE", PATH)),
        refused("payload-differs", right().withBody(new byte[1]).headerBy(Keys.READER)),
        refused("wrong-id", bent("\"method\",\"GET\"", "\"method\",\"GET\",\"x\"")),
        refused("wrong-signature", forged()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nostr ", "NOSTR  "})
  void theSchemeIsReadInAnyCase(String scheme) {
    String header = right().headerBy(Keys.READER).replace("Nostr ", scheme);

    service.send("GET", PATH, header).expectStatus().isOk();
  }

  @Test
  void theBase64MayLackItsPadding() {
    String padded =
        Stream.of("", "a", "ab")
            .map(text -> right().with(Tag.of("pad", text)).headerBy(Keys.READER))
            .filter(header -> header.endsWith("="))
            .findFirst()
            .orElseThrow();

    service.send("GET", PATH, padded.replace("=", "")).expectStatus().isOk();
  }

  @Test
  void anEventOpensOneRequest() {
    String header = right().headerBy(Keys.OWNER);

    service.send("GET", PATH, header).expectStatus().isOk();
    service
        .send("GET", PATH, header)
        .expectStatus()
        .isUnauthorized()
        .expectBody()
        .jsonPath("$.reason")
        .isEqualTo("replayed");
  }

  @Test
  void aBodyMustBeSigned() {
    String unsigned = service.authorization("PUT", RAW).headerBy(Keys.OPERATOR);
    String other =
        service
            .authorization("PUT", RAW)
            .withBody("pay 1".getBytes(StandardCharsets.UTF_8))
            .headerBy(Keys.OPERATOR);

    assertThat(reasonOfRaw("pay 100", unsigned)).contains("payload-missing");
    assertThat(reasonOfRaw("pay 100", other)).contains("payload-differs");
    assertThat(reasonOfRaw("pay 1", other)).isEqualTo("pay 1");
  }

  @Test
  void aBodyBeyondTheLimitIsRefusedWhetherItSaysItsLengthOrNot() {
    String large = "x".repeat(1025);
    Authorization authorization =
        service.authorization("PUT", RAW).withBody(large.getBytes(StandardCharsets.UTF_8));

    service
        .send("PUT", RAW, MediaType.TEXT_PLAIN, large, authorization.headerBy(Keys.OPERATOR))
        .expectStatus()
        .isEqualTo(413)
        .expectBody()
        .jsonPath("$.detail")
        .isEqualTo("The body may have 1024 bytes at most.");
    service
        .sendChunked("PUT", RAW, large, authorization.headerBy(Keys.OPERATOR))
        .expectStatus()
        .isEqualTo(413);
  }

  @Test
  void everyRoleIncludesThoseBelowIt() {
    assertThat(statusOf("GET", PATH, Keys.STRANGER)).isEqualTo(403);
    assertThat(statusOf("GET", PATH, Keys.READER)).isEqualTo(200);
    assertThat(statusOf("GET", PATH, Keys.OPERATOR)).isEqualTo(200);
    assertThat(statusOf("GET", PATH, Keys.OWNER)).isEqualTo(200);
    assertThat(statusOf("DELETE", "/v1/notes", Keys.READER)).isEqualTo(403);
    assertThat(statusOf("DELETE", "/v1/notes", Keys.OPERATOR)).isEqualTo(403);
    assertThat(statusOf("DELETE", "/v1/notes", Keys.OWNER)).isEqualTo(204);
  }

  @Test
  void aKeyWithoutTheRoleReadsWhichOneItNeeds() {
    service
        .send("DELETE", "/v1/notes", signed("DELETE", "/v1/notes", Keys.READER))
        .expectStatus()
        .isForbidden()
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:kith:problem:forbidden")
        .jsonPath("$.required")
        .isEqualTo("owner")
        .jsonPath("$.detail")
        .value(detail ->
            assertThat(detail.toString()).contains("only the role reader", "needs owner"));
  }

  @Test
  void theControllerLearnsWhoCalls() {
    String path = "/v1/notes/authors/" + Keys.STRANGER.publicKey().hex();

    service
        .get(path, Keys.OPERATOR)
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.role")
        .isEqualTo("OPERATOR")
        .jsonPath("$.public_key")
        .isEqualTo(Keys.STRANGER.publicKey().hex());
  }

  @Test
  void whatDeclaresNoRoleIsOpenOutsideTheApiAndAbsentInside() {
    assertThat(statusOf("GET", "/hello")).isEqualTo(200);
    assertThat(statusOf("GET", "/elsewhere")).isEqualTo(200);
    assertThat(statusOf("GET", "/v2/everything")).isEqualTo(200);
    assertThat(statusOf("GET", "/v1/everything")).isEqualTo(404);
    assertThat(statusOf("GET", "/v1/unguarded")).isEqualTo(404);
    assertThat(statusOf("GET", "/%761/unguarded")).isEqualTo(404);
    assertThat(statusOf("GET", "/v1;x=y/unguarded")).isEqualTo(404);
    assertThat(statusOf("GET", "/v1")).isEqualTo(404);
  }

  @Test
  void anotherSpellingOfThePathIsNoWayAroundTheRole() {
    assertThat(statusOf("GET", "/%761/notes")).isEqualTo(401);
    assertThat(statusOf("GET", "/v1;x=y/notes")).isEqualTo(401);
  }

  @Test
  void everyRefusalIsCounted() {
    double before = refusals("wrong-kind");

    service
        .send("GET", PATH, right().withKind(1).headerBy(Keys.READER))
        .expectStatus()
        .is4xxClientError();

    assertThat(refusals("wrong-kind")).isEqualTo(before + 1);
  }

  private static double refusals(String reason) {
    return service.bean(MeterRegistry.class).counter(HttpMeters.REFUSALS, "reason", reason).count();
  }

  private static int statusOf(String method, String path, KeyPair author) {
    return service
        .send(method, path, signed(method, path, author))
        .returnResult(String.class)
        .getStatus()
        .value();
  }

  private static int statusOf(String method, String path) {
    return service.send(method, path).returnResult(String.class).getStatus().value();
  }

  private static String reasonOfRaw(String body, String header) {
    byte[] answer =
        service
            .send("PUT", RAW, MediaType.TEXT_PLAIN, body, header)
            .expectBody()
            .returnResult()
            .getResponseBody();
    return new String(answer == null ? new byte[0] : answer, StandardCharsets.UTF_8);
  }

  private static Authorization right() {
    return service.authorization("GET", PATH);
  }

  private static String signed(String method, String path, KeyPair author) {
    return service.authorization(method, path).headerBy(author);
  }

  private static String signedFor(String path) {
    return signedFor("GET", path);
  }

  private static String signedFor(String method, String path) {
    return right()
        .without("u")
        .without("method")
        .with(Tag.of("u", service.url(path)))
        .with(Tag.of("method", method))
        .headerBy(Keys.READER);
  }

  private static String bent(String target, String replacement) {
    return Authorization.header(
        right().signedBy(Keys.READER), json -> json.replace(target, replacement));
  }

  private static String forged() {
    Authorization authorization = right();
    Event owners = authorization.signedBy(Keys.OWNER);
    Event forged =
        new Event(
            owners.id(),
            owners.pubkey(),
            owners.createdAt(),
            owners.kind(),
            owners.tags(),
            owners.content(),
            authorization.signedBy(Keys.STRANGER).sig());
    return Authorization.header(forged, json -> json);
  }

  private static Arguments refused(String reason, String... headers) {
    return Arguments.of(reason, headers);
  }
}
