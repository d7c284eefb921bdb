package dev.kith.relay.conformance.sessions;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Relay;
import dev.kith.relay.conformance.kit.Signed;
import org.junit.jupiter.api.Test;

@Conformance(chapter = "Sessions", about = "Ephemeral events that a session keeps for a while")
class EphemeralsTest {

  private static final String KEEPS = "\"ephemeral_ttl\":60";

  private final Author sender = Author.fresh();
  private final Author reader = Author.fresh();

  @Test
  void whatIsAddressedToASleepingSessionIsThereWhenItWakes(Relay relay, Client publisher) {
    Mailbox mailbox = asleep(relay, KEEPS);
    Signed news = publisher.accept(sender.draft(21_041).to(reader).content("alive").sign());
    Signed message = publisher.accept(sender.draft(4_040).to(reader).sign());
    publisher.accept(sender.draft(21_041).to(sender).content("to another").sign());
    publisher.accept(sender.draft(21_041).content("to nobody").sign());
    publisher.accept(Author.fresh().draft(21_059).to(reader).content("wrapped").sign());

    mailbox.open(KEEPS);
    mailbox.deliver(news);
    mailbox.acknowledge(mailbox.deliver(message));
    mailbox.caughtUp();
  }

  @Test
  void anAttachedSessionGetsThemLive(Relay relay, Client publisher) {
    Mailbox mailbox = new Mailbox(relay.connect(reader), "inbox");
    mailbox.open(KEEPS);
    mailbox.caughtUp();
    mailbox.acknowledge(mailbox.deliver(publisher.accept(sender.draft(21_041).to(reader).sign())));
  }

  @Test
  void otherSessionsOfTheKeyDoNotGetThem(Relay relay, Client publisher) {
    asleep(relay, KEEPS);
    Mailbox live = new Mailbox(relay.connect(reader), "live");
    live.open();
    live.caughtUp();
    publisher.accept(sender.draft(21_041).to(reader).sign());
    Signed message = publisher.accept(sender.draft(4_040).to(reader).sign());
    live.deliver(message);
    Mailbox later = new Mailbox(relay.connect(reader), "later");
    later.open();
    later.deliver(message);
    later.caughtUp();
  }

  /// Its time is that of the session that asks, not of the one that made the relay keep it.
  @Test
  void whatIsOlderThanASessionWantsIsNotForIt(Relay relay, Client publisher) {
    asleep(relay, "\"ephemeral_ttl\":3600");
    publisher.accept(sender.draft(21_041).to(reader).ago(30).sign());
    Mailbox mailbox = new Mailbox(relay.connect(reader), "brief");
    mailbox.open("\"ephemeral_ttl\":10");
    mailbox.caughtUp();
  }

  @Test
  void noQuestionFindsThem(Relay relay, Client publisher) {
    asleep(relay, KEEPS);
    Signed news = publisher.accept(sender.draft(21_041).to(reader).content("secretword").sign());
    try (Client client = relay.connect(reader)) {
      assertThat(client.find(filter().ids(news))).isEmpty();
      assertThat(client.find(filter().kinds(21_041).to(reader))).isEmpty();
      assertThat(client.find(filter().with("search", "\"secretword\""))).isEmpty();
      assertThat(client.count(filter().authors(sender))).isZero();
    }
  }

  @Test
  void whoeverListensHearsThemAsBefore(Relay relay, Client publisher, Client listener) {
    asleep(relay, KEEPS);
    listener.subscribe("live", filter().kinds(21_041).to(reader));
    Signed news = publisher.accept(sender.draft(21_041).to(reader).sign());
    assertThat(listener.nextOf("live").json().path(2).path("id").asString()).isEqualTo(news.id());
  }

  @Test
  void theirTimeHasABound(Relay relay) {
    Mailbox mailbox = new Mailbox(relay.connect(reader), "inbox");
    mailbox.refuse("invalid", "[\"SESSION\",\"inbox\",{\"ephemeral_ttl\":3601}]");
    mailbox.refuse("unsupported", "[\"SESSION\",\"share:jobs\",{\"ephemeral_ttl\":60}]");
  }

  private Mailbox asleep(Relay relay, String options) {
    Mailbox mailbox = new Mailbox(relay.connect(reader), "inbox");
    mailbox.open(options);
    mailbox.caughtUp();
    mailbox.client().leave();
    return new Mailbox(relay.connect(reader), "inbox");
  }
}
