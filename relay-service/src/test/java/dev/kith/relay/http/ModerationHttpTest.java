package dev.kith.relay.http;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.kith.relay.RunningRelay;
import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Signed;
import dev.kith.testkit.http.Keys;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What operators keep out besides keys, and what they call the relay (NIP-86).
class ModerationHttpTest {

  private static final String[] OPTIONS = {
    "kith.access.operators=" + Keys.OPERATOR.publicKey().hex(),
    "kith.relay.budgets.proxy-header=X-Forwarded-For",
    "kith.relay.name=Configured"
  };

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @SuppressWarnings("NullAway.Init")
  private static RunningRelay relay;

  @SuppressWarnings("NullAway.Init")
  private static RelayManagement management;

  private final Author author = Author.fresh();

  @BeforeAll
  static void start() {
    relay = RunningRelay.start(OPTIONS);
    management = new RelayManagement(relay);
  }

  @AfterAll
  static void stop() {
    relay.close();
    HTTP.close();
  }

  @Test
  void aBannedEventIsGoneAndStaysAway() throws Exception {
    try (Client client = Client.connect(relay.url())) {
      Signed stored = client.accept(author.note("stored"));
      Signed other = client.accept(author.note("other"));
      assertThat(management.result("banevent", stored.id(), "noise").asBoolean()).isTrue();
      assertThat(client.find(filter().authors(author))).containsExactly(other.id());
      client.refuse("blocked", stored);
      assertThat(management.result("listbannedevents").findValuesAsString("id"))
          .contains(stored.id());

      Signed unseen = author.note("not seen yet");
      management.result("banevent", unseen.id());
      client.refuse("blocked", unseen);

      management.result("allowevent", stored.id());
      client.accept(stored);
    }
  }

  /// Another version may take the place of one that is banned.
  @Test
  void aBannedVersionLeavesItsAddressFree() throws Exception {
    try (Client client = Client.connect(relay.url())) {
      long now = System.currentTimeMillis() / 1000;
      Signed banned = client.accept(author.draft(10_001).at(now).sign());
      management.result("banevent", banned.id());
      client.accept(author.draft(10_001).at(now - 10).sign());
    }
  }

  @Test
  void anEventThatIsOnItsWayToTheLogIsBannedAllTheSame() throws Exception {
    List<Signed> notes = IntStream.range(0, 400).mapToObj(i -> author.note("n" + i)).toList();
    Signed banned = notes.get(200);
    try (Client client = Client.connect(relay.url())) {
      notes.forEach(note -> client.send(note.frame()));
      management.result("banevent", banned.id());
      notes.forEach(client::ok);
      assertThat(client.find(filter().ids(banned))).isEmpty();
      client.refuse("blocked", banned);
    }
  }

  @Test
  void reportedEventsWaitForADecision() throws Exception {
    try (Client client = Client.connect(relay.url())) {
      Signed fine = client.accept(author.note("fine"));
      Signed bad = client.accept(author.note("bad"));
      String unknown = author.note("never published").id();
      client.accept(
          author.draft(1_984).ago(60).tag("e", fine.id(), "nudity").content("old").sign());
      client.accept(author.draft(1_984).tag("e", fine.id(), "spam").content("look").sign());
      client.accept(
          author
              .draft(1_984)
              .tag("e", bad.id())
              .tag("e", unknown, "spam")
              .tag("e", "no id", "spam")
              .tag("p", author.hex(), "spam")
              .content("\u0000 rude")
              .sign());
      JsonNode waiting = management.result("listeventsneedingmoderation");
      assertThat(waiting.valueStream().map(JsonNode::toString))
          .containsExactlyInAnyOrder(
              "{\"id\":\"%s\",\"reason\":\"spam: look\"}".formatted(fine.id()),
              "{\"id\":\"%s\",\"reason\":\"\\u0000 rude\"}".formatted(bad.id()));

      management.result("allowevent", fine.id());
      management.result("banevent", bad.id());
      assertThat(management.result("listeventsneedingmoderation")).isEmpty();
      assertThat(client.find(filter().ids(fine))).containsExactly(fine.id());
    }
  }

  @Test
  void aKindIsKeptOutAndLetIn() throws Exception {
    try (Client client = Client.connect(relay.url())) {
      management.result("disallowkind", 7_777);
      client.refuse("blocked", author.draft(7_777).sign());
      assertThat(management.result("listdisallowedkinds").valueStream().map(JsonNode::asInt))
          .contains(7_777);
      management.result("allowkind", 7_777);
      client.accept(author.draft(7_777).sign());
    }
    assertThat(management.error("disallowkind", 70_000)).contains("65535");
  }

  @Test
  void clientsAtABlockedAddressAreSentAway() throws Exception {
    try (Client there = from("203.0.113.7");
        Client elsewhere = from("203.0.113.8")) {
      there.challenge();
      elsewhere.challenge();
      management.result("blockip", "203.0.113.7", "noise");
      assertThat(there.awaitClosing().code()).isEqualTo(1_008);
      assertThatThrownBy(() -> from("203.0.113.7").challenge()).isInstanceOf(Exception.class);
      assertThat(document("203.0.113.7").statusCode()).isEqualTo(403);
      elsewhere.accept(author.note("still here"));
      assertThat(management.result("listblockedips").findValuesAsString("ip"))
          .contains("203.0.113.7");
    }
    management.result("unblockip", "203.0.113.7");
    assertThat(document("203.0.113.7").statusCode()).isEqualTo(200);
    assertThat(management.error("blockip", "127.0.0.1")).contains("machine");
    assertThat(management.error("blockip", "example.org")).contains("address");
  }

  /// Whoever has one IPv6 address has all of its network.
  @Test
  void anIpv6AddressStandsForItsNetwork() throws Exception {
    management.result("blockip", "2001:db8:0:1::5");
    assertThat(document("2001:db8:0:1::6").statusCode()).isEqualTo(403);
    assertThat(document("2001:db8:0:2::5").statusCode()).isEqualTo(200);
  }

  @Test
  void theRelayIsCalledOtherwise() throws Exception {
    management.result("changerelayname", "Renamed");
    management.result("changerelayicon", "https://example.org/icon.png");
    JsonNode renamed = JsonMapper.shared().readTree(document("203.0.113.9").body());
    assertThat(renamed.path("name").asString()).isEqualTo("Renamed");
    assertThat(renamed.path("icon").asString()).isEqualTo("https://example.org/icon.png");
    assertThat(management.error("changerelayname")).contains("params");
    management.result("changerelayname", "");
    JsonNode again = JsonMapper.shared().readTree(document("203.0.113.9").body());
    assertThat(again.path("name").asString()).isEqualTo("Configured");
  }

  @Test
  void otherReplicasLearnOfIt() throws Exception {
    try (RunningRelay replica = RunningRelay.startOn(relay.database(), OPTIONS);
        Client there = Client.connect(replica.url(), "X-Forwarded-For", "198.51.100.4");
        Client client = Client.connect(replica.url())) {
      there.challenge();
      management.result("disallowkind", 7_778);
      management.result("blockip", "198.51.100.4");
      assertThat(there.awaitClosing().code()).isEqualTo(1_008);
      await().until(() -> !client.publish(author.draft(7_778).sign()).accepted());
      Signed banned = author.note("banned elsewhere");
      management.result("banevent", banned.id());
      client.refuse("blocked", banned);
    }
  }

  @Test
  void blocksAreListedInPagesAndLifted() throws Exception {
    for (int kind = 8_881; kind < 8_884; kind++) {
      assertThat(byOperator("PUT", "/v1/blocks/kind/" + kind, "{\"reason\":\"noise\"}"))
          .isEqualTo(204);
    }
    HttpResponse<String> page =
        SignedHttp.send(relay, Keys.OPERATOR, "GET", "/v1/blocks/kind?limit=2", "");
    JsonNode listed = JsonMapper.shared().readTree(page.body());
    assertThat(listed.path("items")).hasSize(2);
    assertThat(listed.path("next").isString()).as(page.body()).isTrue();
    assertThat(byOperator("DELETE", "/v1/blocks/kind/8881", "")).isEqualTo(204);
    assertThat(byOperator("DELETE", "/v1/blocks/kind/8881", "")).isEqualTo(404);
    assertThat(byOperator("PUT", "/v1/blocks/kind/nothing", "{\"reason\":\"x\"}")).isEqualTo(400);
    assertThat(byOperator("PUT", "/v1/blocks/kind/1", "{}")).isEqualTo(400);
    assertThat(byOperator("GET", "/v1/blocks/planet", "")).isEqualTo(400);
  }

  private static Client from(String address) {
    return Client.connect(relay.url(), "X-Forwarded-For", address);
  }

  private static HttpResponse<String> document(String address) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + relay.port() + "/"))
            .header("Accept", "application/nostr+json")
            .header("X-Forwarded-For", address)
            .build(),
        BodyHandlers.ofString());
  }

  private static int byOperator(String method, String path, String text) throws Exception {
    return SignedHttp.send(relay, Keys.OPERATOR, method, path, text).statusCode();
  }
}
