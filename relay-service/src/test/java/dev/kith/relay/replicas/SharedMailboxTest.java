package dev.kith.relay.replicas;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.relay.RunningRelay;
import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Signed;
import dev.kith.relay.conformance.sessions.Mailbox;
import dev.kith.relay.http.SignedHttp;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Workers that hold no socket work off a shared session by requests, at whichever replica.
class SharedMailboxTest {

  private static final String JOBS = "/v1/mailbox/share:jobs";

  @RegisterExtension private static final TwoReplicas REPLICAS = new TwoReplicas();

  private final RunningRelay one = REPLICAS.one();
  private final RunningRelay other = REPLICAS.other();
  private final Author sender = Author.fresh();
  private final Author worker = Author.fresh();

  @Test
  void eachEventGoesToOneOfThoseWhoAsk() throws Exception {
    open();
    List<String> sent = send(4);
    List<String> got = new ArrayList<>(ids(read(one, "a", "?limit=2")));
    assertThat(got).hasSize(2);
    got.addAll(ids(read(other, "b", "?limit=2")));
    assertThat(got).containsExactlyInAnyOrderElementsOf(sent);
    assertThat(ids(read(one, "c", ""))).isEmpty();
  }

  @Test
  void whoAsksAgainGetsWhatItHasAndWhatElseItWantsAtAnyReplica() throws Exception {
    open();
    List<String> sent = send(3);
    JsonNode first = read(one, "a", "?limit=1");
    assertThat(first.at("/events/0/again").asBoolean()).isFalse();
    JsonNode again = read(other, "a", "?limit=2");
    assertThat(ids(again)).containsExactly(sent.get(0), sent.get(1));
    assertThat(again.at("/events/0/again").asBoolean()).isTrue();
    assertThat(again.at("/events/1/again").asBoolean()).isFalse();
  }

  @Test
  void whatIsAcknowledgedIsDoneForAll() throws Exception {
    open();
    List<String> sent = send(3);
    JsonNode page = read(one, "a", "?limit=2");
    long last = position(page, 1);
    assertThat(ok(acknowledge(other, "a", last)).path("cursor").asLong()).isEqualTo(last);
    JsonNode rest = read(one, "b", "");
    assertThat(ids(rest)).containsExactly(sent.get(2));
    ok(acknowledge(one, "b", position(rest, 0)));
    JsonNode nothing = read(other, "a", "");
    assertThat(ids(nothing)).isEmpty();
    assertThat(nothing.path("more").asBoolean()).isFalse();
  }

  @Test
  void anAcknowledgementCoversNothingThatOthersHave() throws Exception {
    open();
    List<String> sent = send(2);
    read(one, "a", "?limit=1");
    JsonNode page = read(one, "b", "?limit=1");
    ok(acknowledge(one, "b", position(page, 0)));
    assertThat(ids(read(one, "a", ""))).containsExactly(sent.get(0));
  }

  @Test
  void whatIsNotAcknowledgedWithinTheLeaseGoesToAnother() throws Exception {
    open();
    List<String> sent = send(1);
    JsonNode had = read(one, "slow", "?lease=1");
    assertThat(ids(had)).isEqualTo(sent);
    JsonNode page = read(other, "quick", "?wait=25");
    assertThat(ids(page)).isEqualTo(sent);
    assertThat(page.at("/events/0/again").asBoolean()).isTrue();
    assertThat(acknowledge(one, "slow", position(had, 0)).statusCode()).isEqualTo(409);
    ok(acknowledge(one, "quick", position(page, 0)));
  }

  @Test
  void whoLeavesGivesBackWhatItHas() throws Exception {
    open();
    List<String> sent = send(1);
    read(one, "a", "");
    assertThat(signed(one, "DELETE", "/workers/a", "").statusCode()).isEqualTo(204);
    assertThat(ids(read(other, "b", ""))).isEqualTo(sent);
  }

  @Test
  void whoWaitsGetsWhatComes() throws Exception {
    open();
    CompletableFuture<JsonNode> waiting = reading("a", "?wait=25");
    List<String> sent = send(1);
    assertThat(ids(waiting.get())).isEqualTo(sent);
  }

  @Test
  void aNewerRequestOfTheWorkerTakesThePlaceOfOneThatWaits() throws Exception {
    open();
    CompletableFuture<HttpResponse<String>> older = requesting("a", "?wait=25");
    assertThat(ids(read(other, "a", ""))).isEmpty();
    List<String> sent = send(1);
    assertThat(older.get().statusCode()).isEqualTo(409);
    assertThat(ids(read(other, "a", ""))).isEqualTo(sent);
  }

  @Test
  void socketsAndRequestsCompete() throws Exception {
    open();
    Mailbox socket = new Mailbox(REPLICAS.connect(one, worker), "share:jobs");
    socket.open("\"receive_max\":1");
    socket.caughtUp();
    Client publisher = REPLICAS.connect(one, sender);
    Signed first = publisher.accept(message("job"));
    long position = socket.deliver(first);
    Signed second = publisher.accept(message("another"));
    JsonNode page = read(other, "a", "?wait=25");
    assertThat(ids(page)).containsExactly(second.id());
    ok(acknowledge(other, "a", position(page, 0)));
    socket.acknowledge(position);
  }

  @Test
  void theSenderIsToldOfTheAcknowledgement() throws Exception {
    open();
    Client publisher = REPLICAS.connect(one, sender);
    publisher.subscribe("receipts", filter().kinds(4_047).to(sender));
    Signed asked = publisher.accept(sender.draft(4_040).to(worker).tag("receipt").sign());
    JsonNode page = read(one, "a", "?wait=25");
    ok(acknowledge(one, "a", position(page, 0)));
    assertThat(publisher.next("EVENT", "receipts").text()).contains(asked.id());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET    | /v1/mailbox/share:jobs                     |                     | 400",
        "POST   | /v1/mailbox/share:jobs/ack                 | {\"position\":1}    | 400",
        "PUT    | /v1/mailbox/share:jobs                     | {\"ephemeral_ttl\":9} | 400",
        "GET    | /v1/mailbox/inbox/workers/a                |                     | 400",
        "POST   | /v1/mailbox/inbox/workers/a/ack            | {\"position\":1}    | 400",
        "DELETE | /v1/mailbox/inbox/workers/a                |                     | 400",
        "GET    | /v1/mailbox/share:jobs/workers/a?lease=0   |                     | 400",
        "GET    | /v1/mailbox/share:jobs/workers/a?lease=3601 |                    | 400",
        "GET    | /v1/mailbox/share:none/workers/a           |                     | 404",
        "POST   | /v1/mailbox/share:none/workers/a/ack       | {\"position\":1}    | 409",
        "DELETE | /v1/mailbox/share:none/workers/a           |                     | 404",
      })
  void whatIsWrongIsAProblem(String method, String path, String body, int status) throws Exception {
    open();
    HttpResponse<String> response =
        SignedHttp.send(one, worker.keys(), method, path, body == null ? "" : body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(JsonMapper.shared().readTree(response.body()).path("detail").asString())
        .endsWith(".");
  }

  private void open() throws Exception {
    ok(signed(one, "PUT", "", "{}"));
  }

  private List<String> send(int count) {
    Client publisher = REPLICAS.connect(one, sender);
    List<String> sent = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sent.add(publisher.accept(message("job " + i)).id());
    }
    return sent;
  }

  private CompletableFuture<JsonNode> reading(String who, String query) {
    return requesting(who, query).thenApply(SharedMailboxTest::ok);
  }

  /// A request that waits at one replica when this is done.
  private CompletableFuture<HttpResponse<String>> requesting(String who, String query) {
    CompletableFuture<HttpResponse<String>> waiting =
        CompletableFuture.supplyAsync(() -> {
          try {
            return signed(one, "GET", "/workers/" + who + query, "");
          } catch (Exception failed) {
            throw new AssertionError(failed);
          }
        });
    await().until(() -> one.bean(MeterRegistry.class).get("kith.relay.polls").gauge().value() > 0);
    return waiting;
  }

  private JsonNode read(RunningRelay relay, String who, String query) throws Exception {
    return ok(signed(relay, "GET", "/workers/" + who + query, ""));
  }

  private HttpResponse<String> acknowledge(RunningRelay relay, String who, long position)
      throws Exception {
    return signed(
        relay, "POST", "/workers/" + who + "/ack", "{\"position\":%d}".formatted(position));
  }

  private HttpResponse<String> signed(RunningRelay relay, String method, String path, String body)
      throws Exception {
    return SignedHttp.send(relay, worker.keys(), method, JOBS + path, body);
  }

  private static long position(JsonNode page, int index) {
    return page.path("events").path(index).path("position").asLong();
  }

  private static List<String> ids(JsonNode page) {
    return page.path("events")
        .valueStream()
        .map(item -> item.path("event").path("id").asString())
        .toList();
  }

  private static JsonNode ok(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(response.body());
  }

  private Signed message(String text) {
    return sender.draft(4_040).to(worker).content(text).sign();
  }
}
