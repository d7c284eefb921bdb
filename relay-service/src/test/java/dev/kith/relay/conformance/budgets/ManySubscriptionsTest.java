package dev.kith.relay.conformance.budgets;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.FilterJson;
import dev.kith.relay.conformance.kit.Frame;
import dev.kith.relay.conformance.kit.OwnRelay;
import dev.kith.relay.conformance.kit.Signed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@Conformance(chapter = "Budgets", about = "Ten thousand subscriptions")
class ManySubscriptionsTest {

  private static final int MANY = 10_000;
  private static final int CONNECTIONS = 20;

  @SuppressWarnings("NullAway.Init")
  private static OwnRelay relay;

  private final Author author = Author.fresh();

  @BeforeAll
  static void start() {
    relay = OwnRelay.start("kith.relay.limits.subscriptions=" + MANY);
  }

  @AfterAll
  static void stop() {
    relay.close();
  }

  @Test
  void onOneConnectionEachGetsItsOwnAndOneTooManyIsRefused() {
    try (Client many = relay.relay().connect();
        Client honest = relay.relay().connect()) {
      open(many, MANY, i -> filter().tag("t", "own " + i).limit(0));
      many.send(Client.request("too many", filter().limit(0)));
      assertThat(many.nextAbout("too many").verb()).isEqualTo("CLOSED");

      Signed event = honest.accept(author.draft(1).tag("t", "own 7").sign());
      Frame delivered = many.next("EVENT");
      assertThat(delivered.json().path(1).asString()).isEqualTo("s7");
      assertThat(delivered.json().path(2).path("id").asString()).isEqualTo(event.id());
      many.close("s0");
      assertThat(deliveries(many)).isZero();
    }
  }

  @Test
  void thoseThatMatchEverythingAllGetIt() {
    try (Client many = relay.relay().connect();
        Client honest = relay.relay().connect()) {
      open(many, MANY, _ -> filter().limit(0));
      honest.accept(author.note("for all"));
      Set<String> heard = new HashSet<>();
      for (int i = 0; i < MANY; i++) {
        heard.add(many.next("EVENT").json().path(1).asString());
      }
      assertThat(heard).hasSize(MANY);
      honest.settle();
    }
  }

  @Test
  void overManyConnectionsTheyCostTheOthersNothing() {
    List<Client> clients = new ArrayList<>();
    try (Client honest = relay.relay().connect()) {
      for (int i = 0; i < CONNECTIONS; i++) {
        Client client = relay.relay().connect();
        clients.add(client);
        int connection = i;
        open(client, MANY / CONNECTIONS, j -> filter().tag("t", connection + " " + j).limit(0));
      }
      honest.subscribe("mine", filter().authors(author).limit(0));
      Signed event = honest.accept(author.note("mine alone"));
      assertThat(honest.nextOf("mine").json().path(2).path("id").asString()).isEqualTo(event.id());
      for (Client client : clients) {
        assertThat(deliveries(client)).isZero();
      }
    } finally {
      clients.forEach(Client::close);
    }
  }

  /// How many events are there once all that was under way has come.
  private static long deliveries(Client client) {
    client.settle();
    return client.unread().stream().filter(frame -> frame.verb().equals("EVENT")).count();
  }

  private static void open(Client client, int many, IntFunction<FilterJson> filters) {
    for (int i = 0; i < many; i++) {
      client.send(Client.request("s" + i, filters.apply(i)));
    }
    for (int i = 0; i < many; i++) {
      client.next("EOSE", "s" + i);
    }
  }
}
