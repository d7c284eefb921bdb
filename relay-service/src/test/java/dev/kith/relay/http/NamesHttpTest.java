package dev.kith.relay.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.crypto.KeyPair;
import dev.kith.relay.RunningRelay;
import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.testkit.http.Keys;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Who gets which name of a relay that is for members, and when it is lost.
class NamesHttpTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final AtomicInteger NAMES = new AtomicInteger();

  @SuppressWarnings("NullAway.Init")
  private static RunningRelay relay;

  private final Author author = Author.fresh();
  private final String name = "name-" + NAMES.incrementAndGet();

  @BeforeAll
  static void start() {
    relay =
        RunningRelay.start(
            "kith.relay.access=invite",
            "kith.relay.names.hosts=Example.org,127.0.0.1",
            "kith.access.operators=" + Keys.OPERATOR.publicKey().hex(),
            "kith.access.readers=" + Keys.READER.publicKey().hex());
  }

  @AfterAll
  static void stop() {
    relay.close();
    HTTP.close();
  }

  @Test
  void aMemberTakesOneNameAndGivesItBack() throws Exception {
    allow(author);
    assertThat(put(author.keys(), name)).isEqualTo(204);
    assertThat(put(author.keys(), name)).as("once more").isEqualTo(204);
    assertThat(holder(name)).isEqualTo(author.hex());

    HttpResponse<String> second = send(author.keys(), "PUT", name + "-2", "");
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(JsonMapper.shared().readTree(second.body()).path("detail").asString())
        .contains(name);
    assertThat(holder(name + "-2")).isEmpty();

    assertThat(delete(author.keys(), name)).isEqualTo(204);
    assertThat(delete(author.keys(), name)).isEqualTo(404);
    assertThat(holder(name)).isEmpty();
    assertThat(put(author.keys(), name + "-2")).isEqualTo(204);
  }

  @Test
  void aNameThatIsTakenIsTakenForEverybody() throws Exception {
    allow(author);
    assertThat(put(author.keys(), name)).isEqualTo(204);
    Author other = Author.fresh();
    allow(other);

    HttpResponse<String> taken = send(other.keys(), "PUT", name, "");

    assertThat(taken.statusCode()).isEqualTo(409);
    assertThat(taken.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(taken.body()).contains("urn:kith:problem:conflict", "is taken");
    assertThat(delete(other.keys(), name)).isEqualTo(404);
    assertThat(put(Keys.OPERATOR, name)).isEqualTo(409);
    assertThat(holder(name)).isEqualTo(author.hex());
  }

  @Test
  void aStrangerTakesNone() throws Exception {
    HttpResponse<String> refused = send(author.keys(), "PUT", name, "");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("only members");
    HttpRequest unsigned =
        HttpRequest.newBuilder(URI.create(url("/v1/names/" + name)))
            .PUT(HttpRequest.BodyPublishers.noBody())
            .build();
    assertThat(HTTP.send(unsigned, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    assertThat(holder(name)).isEmpty();
  }

  @Test
  void anAgentTakesANameForItselfAlone() throws Exception {
    allow(author);
    assertThat(send(author.keys(), "PUT", name, body(author)).statusCode()).isEqualTo(204);
    assertThat(send(author.keys(), "PUT", name + "-2", body(Author.fresh())).statusCode())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"_", "admin", "root", "postmaster"})
  void reservedNamesAreGivenByOperators(String reserved) throws Exception {
    allow(author);
    assertThat(put(author.keys(), reserved)).isEqualTo(403);
    assertThat(send(Keys.OPERATOR, "PUT", reserved, body(author)).statusCode()).isEqualTo(204);
    assertThat(holder(reserved)).isEqualTo(author.hex());
    assertThat(delete(Keys.OPERATOR, reserved)).isEqualTo(204);
    assertThat(holder(reserved)).isEmpty();
    assertThat(delete(Keys.OPERATOR, reserved)).isEqualTo(404);
  }

  @Test
  void anOperatorGivesAKeySeveralNamesAndStrangersToo() throws Exception {
    assertThat(send(Keys.OPERATOR, "PUT", name, body(author)).statusCode()).isEqualTo(204);
    assertThat(send(Keys.OPERATOR, "PUT", name + "-2", body(author)).statusCode()).isEqualTo(204);
    assertThat(holder(name)).isEqualTo(author.hex());
    assertThat(holder(name + "-2")).isEqualTo(author.hex());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bob", "-bob", "b%C3%B8b", "b%20b"})
  void whatIsNoNameIsRefused(String text) throws Exception {
    assertThat(put(Keys.OPERATOR, text)).isEqualTo(400);
    assertThat(delete(Keys.OPERATOR, text)).isEqualTo(400);
  }

  @Test
  void theNameOfAMemberThatGoesIsFree() throws Exception {
    allow(author);
    assertThat(put(author.keys(), name)).isEqualTo(204);
    byOperator("DELETE", "/v1/members/" + author.hex(), "");
    assertThat(holder(name)).isEmpty();
    assertThat(put(author.keys(), name)).isEqualTo(403);

    allow(author);
    assertThat(put(author.keys(), name)).isEqualTo(204);
    try (Client client = Client.connect(relay.url())) {
      client.authenticate(author);
      client.accept(author.draft(28_936).tag("-").sign());
    }
    assertThat(holder(name)).isEmpty();
  }

  @Test
  void theNameOfAKeyThatIsBannedIsFreeAndItGetsNoOther() throws Exception {
    assertThat(send(Keys.OPERATOR, "PUT", name, body(author)).statusCode()).isEqualTo(204);
    byOperator("PUT", "/v1/bans/" + author.hex(), "{\"reason\":\"noise\"}");
    assertThat(holder(name)).isEmpty();
    HttpResponse<String> refused = send(Keys.OPERATOR, "PUT", name, body(author));
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("banned");
  }

  @Test
  void theNameOfAKeyThatVanishesIsFree() throws Exception {
    allow(author);
    assertThat(put(author.keys(), name)).isEqualTo(204);
    try (Client client = Client.connect(relay.url())) {
      client.accept(author.draft(62).tag("relay", "ALL_RELAYS").sign());
    }
    assertThat(holder(name)).isEmpty();
  }

  @Test
  void aNameThatWasFreedIsKeptForItsKey() throws Exception {
    Author other = Author.fresh();
    allow(author);
    allow(other);
    assertThat(put(author.keys(), name)).isEqualTo(204);
    byOperator("DELETE", "/v1/members/" + author.hex(), "");

    HttpResponse<String> refused = send(other.keys(), "PUT", name, "");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("is kept for the key that had it");
    allow(author);
    assertThat(put(author.keys(), name)).as("it comes back").isEqualTo(204);
    assertThat(delete(author.keys(), name)).isEqualTo(204);
    assertThat(send(Keys.OPERATOR, "PUT", name, body(other)).statusCode()).isEqualTo(204);
  }

  @Test
  void aKeyKeepsTheNameThatItFreedLast() throws Exception {
    Author other = Author.fresh();
    allow(author);
    allow(other);
    for (String each : List.of(name, name + "-2")) {
      assertThat(put(author.keys(), each)).isEqualTo(204);
      assertThat(delete(author.keys(), each)).isEqualTo(204);
    }
    assertThat(put(other.keys(), name + "-2")).isEqualTo(409);
    assertThat(put(other.keys(), name)).isEqualTo(204);
  }

  @Test
  void ofManyWhoWantANameAtOnceOneGetsIt() throws Exception {
    List<Author> many = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      many.add(Author.fresh());
      allow(many.getLast());
    }
    assertThat(
            atOnce(
                many.stream()
                    .map(each -> (Callable<Integer>) () -> put(each.keys(), name))
                    .toList()))
        .containsOnlyOnce(204)
        .containsOnly(204, 409);
  }

  @Test
  void whoTakesManyNamesAtOnceGetsOne() throws Exception {
    allow(author);
    List<Callable<Integer>> requests = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String each = name + "." + i;
      requests.add(() -> put(author.keys(), each));
    }
    assertThat(atOnce(requests)).containsOnlyOnce(204).containsOnly(204, 409);
  }

  @Test
  void whoIsBannedMeanwhileHasNoName() throws Exception {
    for (int i = 0; i < 8; i++) {
      Author each = Author.fresh();
      allow(each);
      String ban = "/v1/bans/" + each.hex();
      String wanted = name + "." + i;
      assertThat(
              atOnce(
                  List.of(
                      () -> put(each.keys(), wanted),
                      () ->
                          SignedHttp.send(
                                  relay, Keys.OPERATOR, "PUT", ban, "{\"reason\":\"noise\"}")
                              .statusCode())))
          .last()
          .isEqualTo(204);
      assertThat(holder(wanted)).isEmpty();
    }
  }

  private static List<Integer> atOnce(List<Callable<Integer>> requests) throws Exception {
    List<Integer> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> answer : threads.invokeAll(requests)) {
        answers.add(answer.get());
      }
    }
    return answers;
  }

  @Test
  void readersListAllNamesPageByPage() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertThat(send(Keys.OPERATOR, "PUT", name + "." + i, body(author)).statusCode())
          .isEqualTo(204);
    }
    List<String> listed = new ArrayList<>();
    String path = "/v1/names?limit=2";
    while (!path.isEmpty()) {
      HttpResponse<String> page = SignedHttp.send(relay, Keys.READER, "GET", path, "");
      assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
      JsonNode json = JsonMapper.shared().readTree(page.body());
      json.path("items")
          .valueStream()
          .filter(item -> item.path("key").asString().equals(author.hex()))
          .forEach(item -> listed.add(item.path("name").asString()));
      path =
          json.path("next").isString()
              ? "/v1/names?limit=2&after=" + json.path("next").asString()
              : "";
    }
    assertThat(listed)
        .containsExactly(name + ".0", name + ".1", name + ".2", name + ".3", name + ".4");
    assertThat(SignedHttp.send(relay, author.keys(), "GET", "/v1/names", "").statusCode())
        .isEqualTo(403);
  }

  @Test
  void webFingerAnswersForTheHostsThatThereAre() throws Exception {
    assertThat(send(Keys.OPERATOR, "PUT", name, body(author)).statusCode()).isEqualTo(204);
    assertThat(finger("acct:%s@example.org".formatted(name)).statusCode()).isEqualTo(200);
    assertThat(finger("acct:%s@EXAMPLE.ORG".formatted(name)).statusCode()).isEqualTo(200);
    assertThat(finger("acct:%s@127.0.0.1:%d".formatted(name, relay.port())).statusCode())
        .isEqualTo(200);
    assertThat(finger("acct:%s@elsewhere.example".formatted(name)).statusCode()).isEqualTo(404);
  }

  private static void allow(Author author) throws Exception {
    byOperator("PUT", "/v1/members/" + author.hex(), "");
  }

  private static void byOperator(String method, String path, String text) throws Exception {
    HttpResponse<String> response = SignedHttp.send(relay, Keys.OPERATOR, method, path, text);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(204);
  }

  private static String body(Author holder) {
    return "{\"key\":\"%s\"}".formatted(holder.hex());
  }

  private static int put(KeyPair by, String name) throws Exception {
    return send(by, "PUT", name, "").statusCode();
  }

  private static int delete(KeyPair by, String name) throws Exception {
    return send(by, "DELETE", name, "").statusCode();
  }

  private static HttpResponse<String> send(KeyPair by, String method, String name, String text)
      throws Exception {
    return SignedHttp.send(relay, by, method, "/v1/names/" + name, text);
  }

  /// Whose name it is, in hex, or empty.
  private static String holder(String name) throws Exception {
    HttpResponse<String> response = get("/.well-known/nostr.json?name=" + name);
    assertThat(response.statusCode()).isEqualTo(200);
    return JsonMapper.shared().readTree(response.body()).path("names").path(name).asString("");
  }

  private static HttpResponse<String> finger(String resource) throws Exception {
    return get("/.well-known/webfinger?resource=" + resource);
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(url(path))).build(), BodyHandlers.ofString());
  }

  private static String url(String path) {
    return "http://127.0.0.1:" + relay.port() + path;
  }
}
