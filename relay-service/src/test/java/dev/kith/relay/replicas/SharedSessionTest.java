package dev.kith.relay.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.RunningRelay;
import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Frame;
import dev.kith.relay.conformance.kit.Signed;
import dev.kith.relay.conformance.sessions.Mailbox;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The sockets of a shared session, on whichever replica, work it off together.
class SharedSessionTest {

  @RegisterExtension private static final TwoReplicas REPLICAS = new TwoReplicas();

  private final Author sender = Author.fresh();
  private final Author worker = Author.fresh();

  @Test
  void eachEventGoesToOneWorkerOfOneReplica() {
    Mailbox here = open(REPLICAS.one(), "\"receive_max\":1");
    Mailbox alsoHere = open(REPLICAS.one(), "\"receive_max\":1");
    Mailbox there = open(REPLICAS.other(), "\"receive_max\":1");
    Client publisher = REPLICAS.connect(REPLICAS.one(), sender);
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
    Mailbox mortal = open(REPLICAS.one());
    Signed job = REPLICAS.connect(REPLICAS.one(), sender).accept(message("job"));
    mortal.deliver(job);
    Mailbox survivor = open(REPLICAS.other());
    mortal.client().close();
    long position = survivor.deliverAgain(job);
    assertThat(survivor.acknowledge(position)).isEqualTo(position);
    survivor.client().close();
    Mailbox next = open(REPLICAS.one());
    next.client().settle();
    assertThat(next.client().unread()).as("what is done does not come again").isEmpty();
  }

  @Test
  void anAcknowledgementCoversNothingThatWasNotDeliveredHere() {
    Mailbox first = open(REPLICAS.one(), "\"receive_max\":1");
    Signed job = REPLICAS.connect(REPLICAS.one(), sender).accept(message("job"));
    long position = first.deliver(job);
    Mailbox second = open(REPLICAS.other());
    second.acknowledge(position + 1_000);
    first.client().close();
    second.deliverAgain(job);
  }

  @Test
  void workersMayBeginNow() {
    Client publisher = REPLICAS.connect(REPLICAS.one(), sender);
    publisher.accept(message("before"));
    Mailbox mailbox = open(REPLICAS.other(), "\"from\":\"now\"");
    Signed job = publisher.accept(message("job"));
    mailbox.acknowledge(mailbox.deliver(job));
  }

  @Test
  void workersMayPoll() {
    Mailbox opened = open(REPLICAS.one());
    opened.client().close();
    Signed job = REPLICAS.connect(REPLICAS.one(), sender).accept(message("job"));
    Mailbox poller = new Mailbox(REPLICAS.connect(REPLICAS.other(), worker), "share:jobs");
    poller.poll(5);
    poller.next("SESSION");
    poller.acknowledge(poller.deliver(job));
  }

  @Test
  void aSharedSessionHasNoWill() {
    Mailbox mailbox = new Mailbox(REPLICAS.connect(REPLICAS.one(), worker), "share:jobs");
    String will = worker.draft(4_044).content("gone").sign().json();
    mailbox.refuse("invalid", "[\"SESSION\",\"share:jobs\",{\"will\":%s}]".formatted(will));
  }

  private Mailbox open(RunningRelay relay, String... options) {
    Mailbox mailbox = new Mailbox(REPLICAS.connect(relay, worker), "share:jobs");
    mailbox.open(options);
    mailbox.caughtUp();
    return mailbox;
  }

  private Signed message(String text) {
    return sender.draft(4_040).to(worker).content(text).sign();
  }
}
