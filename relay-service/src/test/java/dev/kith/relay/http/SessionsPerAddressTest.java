package dev.kith.relay.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.RunningRelay;
import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.sessions.Mailbox;
import dev.kith.testkit.http.Keys;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// How many sessions keys that are no members may open at one address. Clients seem to come through
/// a proxy, so that each test has addresses of its own.
class SessionsPerAddressTest {

  private static final String[] OPTIONS = {
    "kith.access.operators=" + Keys.OPERATOR.publicKey().hex(),
    "kith.relay.budgets.proxy-header=X-Forwarded-For",
    "kith.relay.sessions.per-address=2"
  };

  private static final String TOO_MANY =
      "rate-limited: at most 2 sessions of one address whose keys are not members";

  private static int tests;

  @SuppressWarnings("NullAway.Init")
  private static RunningRelay relay;

  private final String here = "203.0.113." + ++tests;
  private final String elsewhere = "198.51.100." + tests;
  private final List<Client> clients = new ArrayList<>();

  @BeforeAll
  static void start() {
    relay = RunningRelay.start(OPTIONS);
  }

  @AfterAll
  static void stop() {
    relay.close();
  }

  @AfterEach
  void hangUp() {
    clients.forEach(Client::close);
  }

  @Test
  void theKeysOfOneAddressShareThem() {
    open(here);
    open(here);
    refuse(here);
    open(elsewhere);
    onThisMachine();
  }

  @Test
  void whatIsThereIsResumedAndWhatEndsMakesRoom() {
    Author author = Author.fresh();
    open(relay, here, author).end();
    open(here);
    open(relay, here, author);
    open(relay, here, author);
    refuse(here);
  }

  @Test
  void membersAreNotCountedAndNotRefused() throws Exception {
    Author member = Author.fresh();
    open(relay, here, member);
    open(here);
    String path = "/v1/members/" + member.hex();
    assertThat(SignedHttp.send(relay, Keys.OPERATOR, "PUT", path, "").statusCode()).isEqualTo(204);
    refuse(here);
    mailbox(relay, here, member).open();
    open(here);
    refuse(here);
    new Mailbox(mailbox(relay, here, member).client(), "another").open();
  }

  @Test
  void theLimitHoldsOnOtherReplicasToo() {
    open(here);
    open(here);
    try (RunningRelay replica = RunningRelay.startOn(relay.database(), OPTIONS)) {
      refuse(replica, here);
    }
  }

  private Mailbox open(String address) {
    return open(relay, address, Author.fresh());
  }

  private Mailbox open(RunningRelay at, String address, Author author) {
    Mailbox mailbox = mailbox(at, address, author);
    mailbox.open();
    mailbox.caughtUp();
    return mailbox;
  }

  private void onThisMachine() {
    for (int i = 0; i < 3; i++) {
      Client client = Client.connect(relay.url());
      clients.add(client);
      client.authenticate(Author.fresh());
      new Mailbox(client, "inbox").open();
    }
  }

  private void refuse(String address) {
    refuse(relay, address);
  }

  private void refuse(RunningRelay at, String address) {
    String reason =
        mailbox(at, address, Author.fresh()).refuse("rate-limited", "[\"SESSION\",\"inbox\",{}]");
    assertThat(reason).isEqualTo(TOO_MANY);
  }

  private Mailbox mailbox(RunningRelay at, String address, Author author) {
    Client client = Client.connect(at.url(), "X-Forwarded-For", address);
    clients.add(client);
    client.authenticate(author);
    return new Mailbox(client, "inbox");
  }
}
