package dev.kith.relay.http;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.relay.RunningRelay;
import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Signed;
import dev.kith.testkit.http.Keys;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The mailbox for agents that cannot hold a socket.
class MailboxHttpTest {

  private static final String INBOX = "/v1/mailbox/inbox";
  private static RunningRelay relay;

  private final Author sender = Author.fresh();
  private final Author reader = Author.fresh();

  @BeforeAll
  static void start() {
    relay = RunningRelay.start("kith.access.operators=" + Keys.OPERATOR.publicKey().hex());
  }

  @AfterAll
  static void stop() {
    relay.close();
  }

  @Test
  void anAgentOpensReadsAndAcknowledges() throws Exception {
    Signed first = publish(message("first"));
    Signed second = publish(message("second"));

    JsonNode opened = ok(send(reader, "PUT", INBOX, "{}"));
    assertThat(opened.path("resumed").asBoolean()).isFalse();
    JsonNode page = ok(send(reader, "GET", INBOX + "?limit=1"));
    assertThat(ids(page)).containsExactly(first.id());
    assertThat(page.path("more").asBoolean()).isTrue();
    long at = page.at("/events/0/position").asLong();
    assertThat(page.at("/events/0/event").toString()).isEqualTo(first.json());

    assertThat(ok(acknowledge(at)).path("cursor").asLong()).isEqualTo(at);
    page = ok(send(reader, "GET", INBOX));
    assertThat(ids(page)).containsExactly(second.id());
    assertThat(page.at("/events/0/again").asBoolean()).isFalse();
    page = ok(send(reader, "GET", INBOX));
    assertThat(page.at("/events/0/again").asBoolean()).isTrue();
    assertThat(page.path("more").asBoolean()).isFalse();
  }

  @Test
  void aReaderWaitsForWhatComes() throws Exception {
    ok(send(reader, "PUT", INBOX, "{}"));
    CompletableFuture<HttpResponse<String>> waiting =
        CompletableFuture.supplyAsync(() -> sendNow(reader, "GET", INBOX + "?wait=25"));
    await()
        .until(() -> relay.bean(MeterRegistry.class).get("kith.relay.polls").gauge().value() > 0);
    Signed event = publish(message("come"));
    assertThat(ids(ok(waiting.get()))).containsExactly(event.id());
  }

  @Test
  void onlyWhatWasDeliveredCanBeAcknowledged() throws Exception {
    ok(send(reader, "PUT", INBOX, "{}"));
    Signed event = publish(message("unseen"));
    ok(acknowledge(9_007_199_254_740_991L));
    assertThat(ids(ok(send(reader, "GET", INBOX)))).containsExactly(event.id());
  }

  @Test
  void anAcknowledgementIsReportedToTheSender() throws Exception {
    Client waiting = Client.connect(relay.url());
    waiting.authenticate(sender);
    waiting.subscribe("receipts", filter().kinds(4_047).to(sender));
    Signed asked = publish(sender.draft(4_040).to(reader).tag("receipt").sign());
    ok(send(reader, "PUT", INBOX, "{}"));
    JsonNode page = ok(send(reader, "GET", INBOX));
    ok(acknowledge(page.at("/events/0/position").asLong()));
    assertThat(waiting.next("EVENT", "receipts").text()).contains(asked.id());
    waiting.close();
  }

  @Test
  void whatWasNotKeptIsSaidUntilTheSessionHasPassedIt() throws Exception {
    try (RunningRelay brief =
            RunningRelay.start("kith.relay.retention.sweep=100ms", "kith.relay.retention.age=1h");
        Client client = Client.connect(brief.url())) {
      Signed old = client.accept(sender.draft(1).to(reader).ago(7_200).sign());
      Signed kept = client.accept(sender.draft(1).to(reader).content("kept").sign());
      await().until(() -> client.find(filter().ids(old)).isEmpty());

      JsonNode opened = ok(SignedHttp.send(brief, reader.keys(), "PUT", INBOX, "{}"));
      assertThat(opened.path("truncated").toString()).isEqualTo("[1,1]");
      JsonNode page = ok(SignedHttp.send(brief, reader.keys(), "GET", INBOX, ""));
      assertThat(page.path("truncated").toString()).isEqualTo("[1,1]");
      assertThat(ids(page)).containsExactly(kept.id());
      ok(SignedHttp.send(brief, reader.keys(), "POST", INBOX + "/ack", "{\"position\":2}"));
      page = ok(SignedHttp.send(brief, reader.keys(), "GET", INBOX, ""));
      assertThat(page.has("truncated")).isFalse();
    }
  }

  @Test
  void aRequestTakesTheSessionOverFromASocket() throws Exception {
    Client socket = Client.connect(relay.url());
    socket.authenticate(reader);
    socket.send("[\"SESSION\",\"inbox\",{}]");
    socket.next("CAUGHT-UP");
    ok(send(reader, "GET", INBOX));
    assertThat(socket.next("REFUSED").reason()).isEqualTo("error: replaced");
    socket.close();
  }

  @Test
  void whatOthersGotIsNotServed() throws Exception {
    publish(message("for the reader"));
    Author stranger = Author.fresh();
    ok(send(stranger, "PUT", INBOX, "{\"filters\":[{\"authors\":[\"%s\"]}]}".formatted(sender)));
    assertThat(ids(ok(send(stranger, "GET", INBOX)))).isEmpty();
    ok(send(reader, "PUT", INBOX, "{}"));
    assertThat(send(stranger, "DELETE", "/v1/mailbox/other").statusCode()).isEqualTo(404);
    assertThat(send(stranger, "DELETE", INBOX).statusCode()).isEqualTo(204);
    assertThat(ids(ok(send(reader, "GET", INBOX)))).hasSize(1);
  }

  @Test
  void anEventIsRefusedForTheReasonsOfTheSocket() throws Exception {
    Signed forged = message("original").with("original", "changed");
    HttpResponse<String> response = send(sender, "POST", "/v1/events", forged.json());
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(json(response).path("reason").asString())
        .isEqualTo("invalid: the id is not the hash of the event");
    response = send(sender, "POST", "/v1/events", sender.draft(4_047).sign().json());
    assertThat(response.statusCode()).isEqualTo(403);
    Signed twice = publish(message("twice"));
    assertThat(json(send(sender, "POST", "/v1/events", twice.json())).path("message").asString())
        .startsWith("duplicate");
    Signed protectedOne = reader.draft(1).tag("-").sign();
    assertThat(send(sender, "POST", "/v1/events", protectedOne.json()).statusCode()).isEqualTo(403);
    assertThat(send(reader, "POST", "/v1/events", protectedOne.json()).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET    | /v1/mailbox/nothing          |                        | 404",
        "POST   | /v1/mailbox/nothing/ack      | {\"position\":1}       | 404",
        "DELETE | /v1/mailbox/nothing          |                        | 404",
        "PUT    | /v1/mailbox/a                | {\"receive_max\":0}    | 400",
        "PUT    | /v1/mailbox/a                | {\"colour\":1}         | 400",
        "PUT    | /v1/mailbox/a                | [                      | 400",
        "PUT    | /v1/mailbox/a                | {},{}                  | 400",
        "GET    | /v1/mailbox/a?limit=0        |                        | 400",
        "GET    | /v1/mailbox/a?wait=60        |                        | 400",
        "POST   | /v1/mailbox/a/ack            | {}                     | 400",
        "POST   | /v1/mailbox/a/ack            | {\"position\":-1}      | 400",
        "POST   | /v1/events                   | {}                     | 400",
        "POST   | /v1/events                   | {\"id\":1} , {}        | 400",
      })
  void whatIsWrongIsAProblem(String method, String path, String body, int status) throws Exception {
    HttpResponse<String> response = send(reader, method, path, body == null ? "" : body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(json(response).path("detail").asString()).endsWith(".");
  }

  @Test
  void withoutASignatureNothingIsServed() throws Exception {
    URI url = URI.create("http://127.0.0.1:" + relay.port() + INBOX);
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(url).build();
      assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void operatorsSeeTheSessionsAndForgetThem() throws Exception {
    ok(send(reader, "PUT", INBOX, "{}"));
    Signed waiting = publish(message("waiting"));
    publish(message("behind it"));
    String list = "/v1/sessions?owner=" + reader;
    JsonNode row = ok(signed("GET", list)).at("/items/0");
    assertThat(row.path("owner").asString()).isEqualTo(reader.hex());
    assertThat(row.path("name").asString()).isEqualTo("inbox");
    assertThat(row.path("lag").asLong()).isPositive();
    assertThat(row.path("attached").asBoolean()).isFalse();
    assertThat(send(reader, "GET", list).statusCode()).isEqualTo(403);
    String one = "/v1/sessions/" + reader + "/inbox";
    JsonNode backlog = ok(signed("GET", one));
    assertThat(backlog.path("waiting").asInt()).isEqualTo(2);
    assertThat(backlog.path("more").asBoolean()).isFalse();
    assertThat(backlog.at("/oldest/id").asString()).isEqualTo(waiting.id());
    assertThat(send(reader, "GET", one).statusCode()).isEqualTo(403);
    assertThat(signed("DELETE", one).statusCode()).isEqualTo(204);
    assertThat(signed("DELETE", one).statusCode()).isEqualTo(404);
    assertThat(signed("GET", one).statusCode()).isEqualTo(404);
    assertThat(ok(signed("GET", list)).path("items").isEmpty()).isTrue();
  }

  private Signed publish(Signed event) throws Exception {
    ok(send(sender, "POST", "/v1/events", event.json()));
    return event;
  }

  private Signed message(String text) {
    return sender.draft(4_040).to(reader).content(text).sign();
  }

  private HttpResponse<String> acknowledge(long position) throws Exception {
    return send(reader, "POST", INBOX + "/ack", "{\"position\":%d}".formatted(position));
  }

  private static Iterable<String> ids(JsonNode page) {
    return page.path("events")
        .valueStream()
        .map(item -> item.path("event").path("id").asString())
        .toList();
  }

  private static JsonNode ok(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return json(response);
  }

  private static JsonNode json(HttpResponse<String> response) {
    return JsonMapper.shared().readTree(response.body());
  }

  private static HttpResponse<String> signed(String method, String path) throws Exception {
    return SignedHttp.send(relay, Keys.OPERATOR, method, path, "");
  }

  private static HttpResponse<String> send(Author author, String method, String path)
      throws Exception {
    return send(author, method, path, "");
  }

  private static HttpResponse<String> send(Author author, String method, String path, String body)
      throws Exception {
    return SignedHttp.send(relay, author.keys(), method, path, body);
  }

  private static HttpResponse<String> sendNow(Author author, String method, String path) {
    try {
      return send(author, method, path);
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }
}
