package dev.kith.relay.http;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.RunningRelay;
import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Signed;
import dev.kith.testkit.http.Keys;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// What comes over HTTP has the effects, and the limits, that it would have on a socket.
class PublishingHttpTest {

  private static final int BURST = 5;

  private static RunningRelay relay;

  private final Author author = Author.fresh();

  @BeforeAll
  static void start() {
    relay =
        RunningRelay.start(
            "kith.relay.access=invite",
            "kith.relay.readers=everybody",
            "kith.relay.budgets.key.events=1",
            "kith.relay.budgets.key.event-burst=" + BURST,
            "kith.access.operators=" + Keys.OPERATOR.publicKey().hex());
  }

  @AfterAll
  static void stop() {
    relay.close();
  }

  @Test
  void aRequestToJoinMakesAMemberAndNobodyElseHearsTheCode() throws Exception {
    String code = invite();
    try (Client listener = Client.connect(relay.url())) {
      listener.subscribe("all", filter().kinds(28_934, 20_001));
      assertThat(publish(author.note("too early"))).isEqualTo(403);
      assertThat(publish(author.draft(28_934).tag("-").tag("claim", code).sign())).isEqualTo(200);
      Signed heard = author.draft(20_001).sign();
      assertThat(publish(heard)).isEqualTo(200);
      assertThat(listener.next("EVENT", "all").text()).contains(heard.id());
      assertThat(publish(author.draft(28_936).tag("-").sign())).isEqualTo(200);
      assertThat(publish(author.note("no member any more"))).isEqualTo(403);
    }
  }

  @Test
  void anAuthorsBudgetHolds() throws Exception {
    int status = 0;
    for (int sent = 0; sent <= 100 * BURST && status != 429; sent++) {
      status = publish(author.note("again, " + sent));
    }
    assertThat(status).isEqualTo(429);
  }

  private int publish(Signed event) throws Exception {
    return SignedHttp.send(relay, author.keys(), "POST", "/v1/events", event.json()).statusCode();
  }

  private static String invite() throws Exception {
    HttpResponse<String> made =
        SignedHttp.send(relay, Keys.OPERATOR, "POST", "/v1/invites", "{\"uses\":1}");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return JsonMapper.shared().readTree(made.body()).path("code").asString();
  }
}
