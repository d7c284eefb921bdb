package dev.kith.relay.conformance.budgets;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Closing;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Ok;
import dev.kith.relay.conformance.kit.OwnRelay;
import dev.kith.relay.conformance.kit.Signed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Clients seem to come through a proxy, so that each has an address of its own. A rate of one a
/// second means that a burst is all that passes while a test runs, but for a few.
@Conformance(chapter = "Budgets", about = "Floods")
class FloodTest {

  private static final int BURST = 20;

  /// How much may have come back in the meantime.
  private static final int SLACK = 60;

  /// So many frames that cannot be read are refused before the relay ends the connection.
  private static final int PATIENCE = 100;

  @SuppressWarnings("NullAway.Init")
  private static OwnRelay relay;

  private final Author author = Author.fresh();

  @BeforeAll
  static void start() {
    relay =
        OwnRelay.start(
            "kith.relay.budgets.proxy-header=X-Forwarded-For",
            "kith.relay.budgets.address.connections=3",
            "kith.relay.budgets.address.subscriptions=4",
            "kith.relay.budgets.address.events=1",
            "kith.relay.budgets.address.event-burst=" + BURST,
            "kith.relay.budgets.address.requests=1",
            "kith.relay.budgets.address.request-burst=" + BURST,
            "kith.relay.budgets.key.events=1",
            "kith.relay.budgets.key.event-burst=" + BURST);
  }

  @AfterAll
  static void stop() {
    relay.close();
  }

  @Test
  void aFloodFromOneAddressIsRefusedAndAnotherAddressDoesNotNotice() {
    try (Client flood = from("203.0.113.1");
        Client honest = from("203.0.113.2")) {
      List<Signed> events =
          IntStream.range(0, 300).mapToObj(i -> Author.fresh().note("flood " + i)).toList();
      events.forEach(event -> flood.send(event.frame()));
      for (int i = 0; i < BURST - 5; i++) {
        honest.accept(Author.fresh().note("honest " + i));
      }
      List<Ok> answers = events.stream().map(flood::ok).toList();
      assertThat(answers.stream().filter(Ok::accepted).count())
          .isBetween((long) BURST, BURST + (long) SLACK);
      assertThat(answers.stream().filter(ok -> !ok.accepted()).map(Ok::prefix))
          .containsOnly("rate-limited");
      honest.settle();
    }
  }

  @Test
  void aFloodOfOneKeyIsRefusedWhateverAddressesItComesFrom() {
    int accepted = 0;
    for (int address = 0; address < 10; address++) {
      try (Client client = from("203.0.113." + (20 + address))) {
        for (int i = 0; i < 10; i++) {
          Ok ok = client.publish(author.note(address + " " + i));
          accepted += ok.accepted() ? 1 : 0;
          assertThat(ok.accepted() || ok.prefix().equals("rate-limited")).isTrue();
        }
        client.accept(Author.fresh().note("another key"));
      }
    }
    assertThat(accepted).isBetween(BURST, BURST + SLACK);
  }

  @Test
  void requestsAreRefusedByTheirSubscription() {
    try (Client client = from("203.0.113.3")) {
      int refused = 0;
      for (int i = 0; i < BURST + SLACK + 10; i++) {
        client.send(Client.request("s" + i, filter().kinds(1).limit(0)));
        if (client.nextAbout("s" + i).verb().equals("CLOSED")) {
          refused++;
        } else {
          client.close("s" + i);
        }
      }
      assertThat(refused).isPositive();
    }
  }

  @Test
  void openSubscriptionsAndConnectionsOfAnAddressAreCounted() {
    try (Client one = from("203.0.113.4");
        Client two = from("203.0.113.4")) {
      for (int i = 0; i < 2; i++) {
        one.subscribe("s" + i, filter().limit(0));
        two.subscribe("s" + i, filter().limit(0));
      }
      two.send(Client.request("one more", filter().limit(0)));
      assertThat(two.next("CLOSED", "one more").reason()).startsWith("rate-limited: ");
      one.close("s0");
      one.send(Client.request("instead", filter().limit(0)));
      assertThat(one.nextAbout("instead").verb()).isEqualTo("EOSE");

      try (Client three = from("203.0.113.4");
          Client tooMany = from("203.0.113.4")) {
        three.challenge();
        Closing closing = tooMany.awaitClosing();
        assertThat(closing.code()).isEqualTo(1_013);
        assertThat(closing.reason()).startsWith("rate-limited: ");
      }
    }
  }

  @Test
  void whoeverAsksOverHttpTooOftenIsToldAndAnotherAddressDoesNotNotice() throws Exception {
    int refused = 0;
    for (int i = 0; i < BURST + SLACK; i++) {
      refused += statusFor("203.0.113.6") == 429 ? 1 : 0;
    }
    assertThat(refused).isBetween(1, SLACK);
    assertThat(statusFor("203.0.113.7")).isEqualTo(200);
    try (Client client = from("203.0.113.6")) {
      client.accept(author.note("a budget of its own"));
    }
  }

  @Test
  void whoeverSendsWhatCannotBeReadIsToldAndThenCutOff() {
    try (Client flood = from("203.0.113.8");
        Client honest = from("203.0.113.9")) {
      flood.send("what is this?");
      assertThat(flood.next("NOTICE").reason()).startsWith("invalid: ");
      sendUntilItEnds(flood, "what is this?");
      String reason = "";
      while (!reason.startsWith("rate-limited: ")) {
        reason = flood.next("NOTICE").reason();
      }
      Closing closing = flood.awaitClosing();
      assertThat(closing.code()).isEqualTo(1_008);
      assertThat(closing.reason()).startsWith("rate-limited: ");
      honest.settle();
    }
  }

  /// The relay may end it before all is sent.
  private static void sendUntilItEnds(Client client, String frame) {
    try {
      for (int i = 0; i < BURST + SLACK + PATIENCE; i++) {
        client.send(frame);
      }
    } catch (CompletionException ended) {
      assertThat(ended).hasRootCauseInstanceOf(IOException.class);
    }
  }

  private static int statusFor(String address) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(
                      URI.create("http://127.0.0.1:" + relay.relay().url().getPort() + "/"))
                  .header("X-Forwarded-For", address)
                  .build(),
              BodyHandlers.discarding())
          .statusCode();
    }
  }

  /// Who adds a name of its own to the header is known by what the proxy added.
  @Test
  void onlyTheLastAddressOfTheHeaderIsBelieved() {
    try (Client one = from("203.0.113.5");
        Client two = from("198.51.100.1, 203.0.113.5")) {
      int accepted = 0;
      for (int i = 0; i < BURST + SLACK; i++) {
        Client client = i % 2 == 0 ? one : two;
        accepted += client.publish(Author.fresh().note("at " + i)).accepted() ? 1 : 0;
      }
      assertThat(accepted).isLessThan(BURST + SLACK);
    }
  }

  @Test
  void withoutAProxyClientsOnThisMachineHaveNoAddressBudget() {
    try (Client client = Client.connect(relay.relay().url())) {
      for (int i = 0; i < 3 * BURST; i++) {
        client.accept(Author.fresh().note("local " + i));
      }
    }
  }

  private static Client from(String address) {
    return Client.connect(relay.relay().url(), "X-Forwarded-For", address);
  }
}
