package dev.kith.relay.http;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.relay.RunningRelay;
import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Signed;
import dev.kith.testkit.http.Authorization;
import dev.kith.testkit.http.Keys;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Who may write to a relay that is for members, and how operators change that.
class MembershipHttpTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @SuppressWarnings("NullAway.Init")
  private static RunningRelay relay;

  private final Author author = Author.fresh();

  @BeforeAll
  static void start() {
    relay =
        RunningRelay.start(
            "kith.relay.access=invite", "kith.access.operators=" + Keys.OPERATOR.publicKey().hex());
  }

  @AfterAll
  static void stop() {
    relay.close();
    HTTP.close();
  }

  @Test
  void strangersWriteNothingButHowToReachThem() {
    try (Client client = Client.connect(relay.url())) {
      client.refuse("restricted", author.note("hello"));
      client.refuse("restricted", author.draft(20_001).sign());
      client.refuse("auth-required", Author.fresh().draft(1_059).to(author).sign());
      client.accept(author.draft(10_002).tag("r", "wss://elsewhere.example").sign());
      client.accept(author.draft(10_050).tag("relay", "wss://elsewhere.example").sign());
      client.accept(author.draft(62).tag("relay", "ALL_RELAYS").sign());
    }
  }

  @Test
  void anInviteMakesOneMemberAndTheRelayTellsOfIt() throws Exception {
    String code = invite();
    try (Client client = Client.connect(relay.url())) {
      client.refuse("auth-required", join(author, code));
      client.authenticate(author);
      client.refuse("restricted", join(author, "no such code"));
      client.accept(join(author, code));
      client.accept(author.note("hello"));
      client.accept(Author.fresh().draft(1_059).to(author).sign());
      assertThat(client.find(filter().kinds(8_000).to(author))).hasSize(1);
      assertThat(items("/v1/members").findValuesAsString("key")).contains(author.hex());
      client.accept(join(author, code));

      Author other = Author.fresh();
      client.authenticate(other);
      client.refuse("restricted", join(other, code));

      client.accept(author.draft(28_936).tag("-").sign());
      client.refuse("restricted", author.note("once more"));
      assertThat(client.find(filter().kinds(8_001).to(author))).hasSize(1);
      assertThat(client.find(filter().kinds(13_534))).hasSize(1);
    }
  }

  @Test
  void nobodyElseSpeaksForTheRelay() throws Exception {
    allow(author);
    try (Client client = Client.connect(relay.url())) {
      for (int kind : new int[] {8_000, 8_001, 13_534}) {
        client.refuse("restricted", author.draft(kind).to(author).sign());
      }
    }
  }

  @Test
  void otherReplicasLearnOfAMember() throws Exception {
    try (RunningRelay replica = RunningRelay.startOn(relay.database(), "kith.relay.access=invite");
        Client client = Client.connect(replica.url())) {
      client.refuse("restricted", author.note("too early"));
      allow(author);
      Signed note = author.note("let in elsewhere");
      await().until(() -> client.publish(note).accepted());
    }
  }

  @Test
  void aBannedKeyWritesNothingAndIsNoMember() throws Exception {
    allow(author);
    try (Client client = Client.connect(relay.url())) {
      client.accept(author.note("hello"));
      String ban = "/v1/bans/" + author.hex();
      assertThat(byOperator("PUT", ban, "{\"reason\":\"noise\"}").statusCode()).isEqualTo(204);
      client.refuse("blocked", author.note("hello?"));
      client.refuse("blocked", author.draft(10_002).sign());
      assertThat(items("/v1/bans").findValuesAsString("reason")).contains("noise");
      assertThat(byOperator("DELETE", ban, "").statusCode()).isEqualTo(204);
      assertThat(byOperator("DELETE", ban, "").statusCode()).isEqualTo(404);
      client.refuse("restricted", author.note("no member any more"));
    }
  }

  @Test
  void invitesAreListedAndWithdrawn() throws Exception {
    String code = invite();
    assertThat(items("/v1/invites").findValuesAsString("code")).contains(code);
    assertThat(byOperator("DELETE", "/v1/invites/" + code, "").statusCode()).isEqualTo(204);
    assertThat(byOperator("POST", "/v1/invites", "{\"uses\":0}").statusCode()).isEqualTo(400);
    try (Client client = Client.connect(relay.url())) {
      client.authenticate(author);
      client.refuse("restricted", join(author, code));
    }
  }

  @Test
  void theRelayIsManagedAsNip86Says() throws Exception {
    RelayManagement management = new RelayManagement(relay);
    assertThat(management.result("supportedmethods").valueStream().map(JsonNode::asString))
        .contains("allowpubkey", "banpubkey", "listbannedpubkeys");
    try (Client client = Client.connect(relay.url())) {
      assertThat(management.result("allowpubkey", author.hex()).asBoolean()).isTrue();
      client.accept(author.note("hello"));
      assertThat(management.result("listallowedpubkeys").findValuesAsString("pubkey"))
          .contains(author.hex());
      assertThat(management.result("banpubkey", author.hex(), "noise").asBoolean()).isTrue();
      client.refuse("blocked", author.note("hello?"));
      assertThat(management.result("listbannedpubkeys").findValuesAsString("reason"))
          .contains("noise");
      assertThat(management.result("allowpubkey", author.hex()).asBoolean()).isTrue();
      client.accept(author.note("let in again"));
    }
    assertThat(management.error("banpubkey", "not a key")).contains("hex");
    assertThat(management.error("banpubkey")).contains("params");
    assertThat(management.error("makecoffee")).contains("supportedmethods");
  }

  @Test
  void aCallWithoutItsHashOrByAStrangerIsRefused() throws Exception {
    byte[] body =
        "{\"method\":\"supportedmethods\",\"params\":[]}".getBytes(StandardCharsets.UTF_8);
    Authorization unhashed = Authorization.of("POST", url("/"), Instant.now());
    assertThat(post(body, unhashed.headerBy(Keys.OPERATOR))).isEqualTo(401);
    assertThat(post(body, unhashed.withBody(body).headerBy(Keys.STRANGER))).isEqualTo(403);
    assertThat(post(body, unhashed.withBody(body).headerBy(Keys.OPERATOR))).isEqualTo(200);
  }

  @Test
  void theDocumentSaysThatWritingIsRestricted() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url("/")))
            .header("Accept", "application/nostr+json")
            .build();
    JsonNode document =
        JsonMapper.shared().readTree(HTTP.send(request, BodyHandlers.ofString()).body());
    assertThat(document.path("limitation").path("restricted_writes").asBoolean()).isTrue();
  }

  private static Signed join(Author author, String code) {
    return author.draft(28_934).tag("-").tag("claim", code).sign();
  }

  private static String invite() throws Exception {
    HttpResponse<String> made = byOperator("POST", "/v1/invites", "{\"uses\":1}");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return JsonMapper.shared().readTree(made.body()).path("code").asString();
  }

  private static void allow(Author author) throws Exception {
    assertThat(byOperator("PUT", "/v1/members/" + author.hex(), "").statusCode()).isEqualTo(204);
  }

  private static JsonNode items(String path) throws Exception {
    HttpResponse<String> response = byOperator("GET", path, "");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(response.body()).path("items");
  }

  private static int post(byte[] body, String authorization) throws Exception {
    return HTTP.send(
            HttpRequest.newBuilder(URI.create(url("/")))
                .header("Content-Type", RelayManagement.RPC)
                .header("Authorization", authorization)
                .POST(BodyPublishers.ofByteArray(body))
                .build(),
            BodyHandlers.ofString())
        .statusCode();
  }

  private static HttpResponse<String> byOperator(String method, String path, String text)
      throws Exception {
    return SignedHttp.send(relay, Keys.OPERATOR, method, path, text);
  }

  private static String url(String path) {
    return "http://127.0.0.1:" + relay.port() + path;
  }
}
