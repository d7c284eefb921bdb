package dev.kith.relay.replicas;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.RunningRelay;
import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Frame;
import dev.kith.relay.conformance.kit.Signed;
import dev.kith.relay.conformance.sessions.Mailbox;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A session is where its newest socket is, whichever replica that is connected to.
class SessionsOverReplicasTest {

  @RegisterExtension private static final TwoReplicas REPLICAS = new TwoReplicas();

  private final Author sender = Author.fresh();
  private final Author reader = Author.fresh();

  @Test
  void whatOneReplicaStoresIsDeliveredByAnother() {
    Mailbox mailbox = open(REPLICAS.one());
    mailbox.caughtUp();
    Signed event = REPLICAS.connect(REPLICAS.other(), sender).accept(message("over there"));
    mailbox.acknowledge(mailbox.deliver(event));
  }

  @Test
  void aSessionMovesAndItsOldSocketIsTold() {
    Mailbox here = open(REPLICAS.one());
    here.caughtUp();
    Client publisher = REPLICAS.connect(REPLICAS.one(), sender);
    Signed first = publisher.accept(message("first"));
    long at = here.deliver(first);
    here.acknowledge(at);
    Signed second = publisher.accept(message("second"));
    here.deliver(second);

    Mailbox there = new Mailbox(REPLICAS.connect(REPLICAS.other(), reader), "inbox");
    Frame resumed = there.open();
    assertThat(resumed.json().path(2).path("cursor").asLong()).isGreaterThanOrEqualTo(at);
    assertThat(there.next("DELIVER").json().path(3).path("id").asString()).isEqualTo(second.id());
    there.caughtUp();
    assertThat(here.next("REFUSED").reason()).isEqualTo("error: replaced");
    here.refuse("invalid", "[\"ACK\",\"inbox\",%d]".formatted(at));
  }

  @Test
  void aWillIsPublishedOnceWhicheverReplicaFindsItDue() {
    Client heir = REPLICAS.connect(REPLICAS.other(), sender);
    heir.subscribe("wills", filter().authors(reader));
    List<String> wills = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Signed will = reader.draft(4_044).content("gone " + i).sign();
      wills.add(will.id());
      Mailbox mortal =
          new Mailbox(
              REPLICAS.connect(i % 2 == 0 ? REPLICAS.one() : REPLICAS.other(), reader),
              "session " + i);
      mortal.open("\"will\":" + will.json(), "\"will_delay\":0");
      mortal.caughtUp();
      mortal.client().close();
    }
    List<String> published = new ArrayList<>();
    for (int i = 0; i < wills.size(); i++) {
      published.add(heir.next("EVENT", "wills").eventId());
    }
    assertThat(published).containsExactlyInAnyOrderElementsOf(wills);
    heir.settle();
    assertThat(heir.unread()).isEmpty();
  }

  private Mailbox open(RunningRelay relay) {
    Mailbox mailbox = new Mailbox(REPLICAS.connect(relay, reader), "inbox");
    mailbox.open();
    return mailbox;
  }

  private Signed message(String text) {
    return sender.draft(4_040).to(reader).content(text).sign();
  }
}
