package dev.kith.relay.http;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.RunningRelay;
import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Draft;
import dev.kith.relay.conformance.kit.Signed;
import dev.kith.relay.conformance.sessions.Mailbox;
import io.r2dbc.spi.ConnectionFactory;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the relay tells the service that wakes agents.
class WakesHttpTest {

  private static final Author SERVICE = Author.fresh();
  private static final String TAKE = "/v1/wakes/take?wait=20";
  private static final String LOOK = "/v1/wakes/take";

  @SuppressWarnings("NullAway.Init")
  private static RunningRelay relay;

  private final Author agent = Author.fresh();
  private final Author sender = Author.fresh();
  private final String watched = "/v1/wakes/%s/inbox".formatted(agent);

  @BeforeAll
  static void start() {
    relay =
        RunningRelay.start(
            "kith.relay.services=" + SERVICE.hex(), "kith.access.readers=" + Author.fresh().hex());
  }

  @AfterAll
  static void stop() {
    relay.close();
  }

  @BeforeEach
  void nothingElseIsWatched() {
    database().sql("delete from relay.wake").then().block();
  }

  @Test
  void whatComesForASleepingAgentIsToldUntilItIsKnown() throws Exception {
    watch();
    try (Client client = Client.connect(relay.url())) {
      client.accept(message("first").tag("urgency", "urgent").sign());
      client.accept(message("last").tag("urgency", "urgent").sign());

      JsonNode news = one(TAKE, "mail");
      assertThat(news.path("agent").asString()).isEqualTo(agent.hex());
      assertThat(news.path("session").asString()).isEqualTo("inbox");
      assertThat(news.path("state").asString()).isEqualTo("away");
      assertThat(news.path("mail").size()).isEqualTo(1);
      JsonNode mail = news.at("/mail/0");
      assertThat(mail.path("sender").asString()).isEqualTo(sender.hex());
      assertThat(mail.path("known").asBoolean()).isFalse();
      assertThat(mail.path("urgency").asString()).isEqualTo("urgent");
      assertThat(mail.path("position").asLong()).isEqualTo(news.path("through").asLong());

      assertThat(take(LOOK)).as("it is told to one only").isEmpty();
      known(news);
      client.accept(message("another").sign());
      JsonNode next = one(TAKE, "mail");
      assertThat(next.path("mail").size()).isEqualTo(1);
      assertThat(next.at("/mail/0/urgency").asString()).isEqualTo("normal");
    }
  }

  @Test
  void whatComesWhileItIsToldIsToldToo() throws Exception {
    watch();
    try (Client client = Client.connect(relay.url())) {
      client.accept(message("first").sign());
      JsonNode news = one(TAKE, "mail");
      client.accept(message("meanwhile").sign());
      known(news);
      assertThat(one(TAKE, "mail").path("through").asLong())
          .isGreaterThan(news.path("through").asLong());
    }
  }

  @Test
  void whoWasWrittenToIsKnown() throws Exception {
    try (Client client = Client.connect(relay.url())) {
      client.accept(agent.draft(4_040).to(sender).content("hello").sign());
      client.accept(message("hello yourself").sign());
      put(watched);
      JsonNode news = one(TAKE, "mail");
      assertThat(news.at("/mail/0/known").asBoolean()).isTrue();
    }
  }

  @Test
  void whatTheSessionDoesNotDeliverIsNotToldOf() throws Exception {
    String filters = "{\"filters\":[{\"#p\":[\"%s\"],\"#t\":[\"wanted\"]}]}".formatted(agent);
    HttpResponse<String> opened =
        SignedHttp.send(relay, agent.keys(), "PUT", "/v1/mailbox/inbox", filters);
    assertThat(opened.statusCode()).as(opened.body()).isEqualTo(200);
    watch();
    try (Client client = Client.connect(relay.url())) {
      client.accept(message("wanted").tag("t", "wanted").sign());
      client.accept(message("another").sign());
    }
    JsonNode news = one(TAKE, "mail");
    assertThat(news.path("mail").size()).isEqualTo(1);
    assertThat(news.path("through").asLong()).isGreaterThan(news.at("/mail/0/position").asLong());
  }

  @Test
  void whoIsThereNeedsNoWakingAndIsToldOfWhenItLeaves() throws Exception {
    watch();
    Client client = Client.connect(relay.url());
    Client there = Client.connect(relay.url());
    there.authenticate(agent);
    Mailbox mailbox = new Mailbox(there, "inbox");
    mailbox.open();
    mailbox.caughtUp();
    known(session("attached"));

    Signed message = client.accept(message("for one who is there").sign());
    mailbox.deliver(message);
    there.leave();

    JsonNode left = session("left");
    assertThat(left.path("mail").size()).as("it may come back").isZero();
    known(left);
    aMinutePasses();

    JsonNode away = session("away");
    assertThat(away.path("mail").size()).isEqualTo(1);
    client.close();
    there.close();
  }

  @Test
  void whatIsDrainedIsTold() throws Exception {
    watch();
    Client client = Client.connect(relay.url());
    Signed message = client.accept(message("drain me").sign());
    known(one(TAKE, "mail"));
    client.authenticate(agent);
    Mailbox mailbox = new Mailbox(client, "inbox");
    mailbox.open();
    long position = mailbox.deliver(message);
    mailbox.acknowledge(position);

    JsonNode news = one(TAKE, "session");
    while (news.path("cursor").asLong() < position) {
      known(news);
      news = one(TAKE, "session");
    }
    assertThat(news.path("state").asString()).isEqualTo("attached");
    client.close();
  }

  @Test
  void whoCannotBeWokenIsReportedToTheSender() throws Exception {
    watch();
    Client client = Client.connect(relay.url());
    client.authenticate(sender);
    client.subscribe("receipts", filter().kinds(4_047).to(sender));
    Signed asked = client.accept(message("answer").tag("receipt").sign());
    client.accept(message("no matter").sign());
    JsonNode news = one(TAKE, "mail");

    HttpResponse<String> parked =
        post(
            "/v1/wakes/parked",
            "{\"agent\":\"%s\",\"after\":0,\"through\":%d}"
                .formatted(agent, news.path("through").asLong()));
    assertThat(parked.statusCode()).as(parked.body()).isEqualTo(204);

    assertThat(client.next("EVENT", "receipts").eventJson())
        .contains("[\"e\",\"" + asked.id() + "\"]", "[\"stage\",\"parked\"]");
    client.close();
  }

  @Test
  void whatIsNotWatchedAnyLongerIsNotToldOf() throws Exception {
    watch();
    assertThat(SignedHttp.send(relay, SERVICE.keys(), "DELETE", watched, "").statusCode())
        .isEqualTo(204);
    try (Client client = Client.connect(relay.url())) {
      client.accept(message("unheard").sign());
    }
    assertThat(take(LOOK)).isEmpty();
  }

  @Test
  void nobodyElseIsTold() throws Exception {
    assertThat(SignedHttp.send(relay, sender.keys(), "POST", LOOK, "").statusCode()).isEqualTo(403);
    assertThat(SignedHttp.send(relay, sender.keys(), "PUT", watched, "").statusCode())
        .isEqualTo(403);
  }

  @Test
  void sharedSessionsHaveNoAgentOfTheirOwn() throws Exception {
    assertThat(
            SignedHttp.send(
                    relay, SERVICE.keys(), "PUT", "/v1/wakes/%s/share:x".formatted(agent), "")
                .statusCode())
        .isEqualTo(400);
  }

  /// From now on, and what is told at first is known.
  private void watch() throws Exception {
    put(watched);
    JsonNode first = take(TAKE);
    assertThat(first.size()).isEqualTo(2);
    for (JsonNode news : first) {
      known(news);
    }
  }

  private void put(String path) throws Exception {
    HttpResponse<String> response = SignedHttp.send(relay, SERVICE.keys(), "PUT", path, "");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(204);
  }

  /// The next news about that; others are known at once.
  private JsonNode one(String path, String about) throws Exception {
    while (true) {
      JsonNode wanted = null;
      for (JsonNode news : take(path)) {
        if (news.path("about").asString().equals(about)) {
          wanted = news;
        } else {
          known(news);
        }
      }
      if (wanted != null) {
        return wanted;
      }
    }
  }

  /// The next news of the session in that state; what is told of it before is known at once. None
  /// is told of mail.
  private JsonNode session(String state) throws Exception {
    while (true) {
      for (JsonNode news : take(TAKE)) {
        assertThat(news.path("about").asString()).isEqualTo("session");
        if (news.path("state").asString().equals(state)) {
          return news;
        }
        known(news);
      }
    }
  }

  private JsonNode take(String path) throws Exception {
    HttpResponse<String> response = post(path, "");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(response.body()).path("news");
  }

  private void known(JsonNode news) throws Exception {
    HttpResponse<String> response = post("/v1/wakes/known", "{\"news\":[%s]}".formatted(news));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(204);
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return SignedHttp.send(relay, SERVICE.keys(), "POST", path, body);
  }

  private void aMinutePasses() {
    database()
        .sql(
            "update relay.session set detached_at = detached_at - interval '1 minute'"
                + " where encode(owner, 'hex') = '%s'".formatted(agent.hex()))
        .then()
        .then(
            database()
                .sql("update relay.wake set taken_until = taken_until - interval '1 minute'")
                .then())
        .block();
  }

  private static DatabaseClient database() {
    return DatabaseClient.create(relay.bean(ConnectionFactory.class));
  }

  private Draft message(String text) {
    return sender.draft(4_040).to(agent).content(text);
  }
}
