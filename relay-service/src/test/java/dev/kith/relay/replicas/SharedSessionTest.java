package dev.kith.relay.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.RunningRelay;
import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Frame;
import dev.kith.relay.conformance.kit.Signed;
import dev.kith.relay.conformance.sessions.Mailbox;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The sockets of a shared session, on whichever replica, work it off together.
class SharedSessionTest {

  private static RunningRelay one;
  private static RunningRelay other;

  private final List<Client> clients = new ArrayList<>();
  private final Author sender = Author.fresh();
  private final Author worker = Author.fresh();

  @BeforeAll
  static void start() {
    one = RunningRelay.start();
    other = RunningRelay.startOn(one.database());
  }

  @AfterAll
  static void stop() {
    other.close();
    one.close();
  }

  @AfterEach
  void disconnect() {
    clients.forEach(Client::close);
  }

  @Test
  void eachEventGoesToOneWorkerOfOneReplica() {
    Mailbox here = open(one, "\"receive_max\":1");
    Mailbox alsoHere = open(one, "\"receive_max\":1");
    Mailbox there = open(other, "\"receive_max\":1");
    Client publisher = connect(one, sender);
    Set<String> sent = new HashSet<>();
    for (int i = 0; i < 3; i++) {
      sent.add(publisher.accept(message("job " + i)).id());
    }
    // Who acknowledges could get the next one too.
    Map<Mailbox, Frame> had = new LinkedHashMap<>();
    for (Mailbox mailbox : List.of(here, alsoHere, there)) {
      had.put(mailbox, mailbox.next("DELIVER"));
    }
    assertThat(had.values())
        .extracting(frame -> frame.json().path(3).path("id").asString())
        .containsExactlyInAnyOrderElementsOf(sent);
    had.forEach((mailbox, frame) -> {
      long position = frame.json().path(2).asLong();
      assertThat(mailbox.acknowledge(position)).isEqualTo(position);
    });
  }

  @Test
  void whatAWorkerHadWhenItDiedGoesToAnotherOnAnotherReplica() {
    Mailbox mortal = open(one);
    Signed job = connect(one, sender).accept(message("job"));
    mortal.deliver(job);
    Mailbox survivor = open(other);
    mortal.client().close();
    long position = survivor.deliverAgain(job);
    assertThat(survivor.acknowledge(position)).isEqualTo(position);
    survivor.client().close();
    Mailbox next = open(one);
    next.client().settle();
    assertThat(next.client().unread()).as("what is done does not come again").isEmpty();
  }

  @Test
  void anAcknowledgementCoversNothingThatWasNotDeliveredHere() {
    Mailbox first = open(one, "\"receive_max\":1");
    Signed job = connect(one, sender).accept(message("job"));
    long position = first.deliver(job);
    Mailbox second = open(other);
    second.acknowledge(position + 1_000);
    first.client().close();
    second.deliverAgain(job);
  }

  @Test
  void workersMayPoll() {
    Mailbox opened = open(one);
    opened.client().close();
    Signed job = connect(one, sender).accept(message("job"));
    Mailbox poller = new Mailbox(connect(other, worker), "share:jobs");
    poller.poll(5);
    poller.next("SESSION");
    poller.acknowledge(poller.deliver(job));
  }

  @Test
  void aSharedSessionHasNoWill() {
    Mailbox mailbox = new Mailbox(connect(one, worker), "share:jobs");
    String will = worker.draft(4_044).content("gone").sign().json();
    mailbox.refuse("invalid", "[\"SESSION\",\"share:jobs\",{\"will\":%s}]".formatted(will));
  }

  private Mailbox open(RunningRelay relay, String... options) {
    Mailbox mailbox = new Mailbox(connect(relay, worker), "share:jobs");
    mailbox.open(options);
    mailbox.caughtUp();
    return mailbox;
  }

  private Client connect(RunningRelay relay, Author author) {
    Client client = Client.connect(relay.url());
    clients.add(client);
    client.authenticate(author);
    return client;
  }

  private Signed message(String text) {
    return sender.draft(4_040).to(worker).content(text).sign();
  }
}
