package dev.kith.relay.conformance.nip01;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Conformance.Source;
import dev.kith.relay.conformance.kit.Deviation;
import dev.kith.relay.conformance.kit.Relay;
import dev.kith.relay.conformance.kit.Signed;
import org.junit.jupiter.api.Test;

@Conformance(chapter = "NIP-01", about = "Subscribing", source = Source.RELAY_TESTER)
class SubscribingTest {

  private final Author author = Author.fresh();

  @Test
  void supportsEose(Client client) {
    client.send(Client.request("empty", filter().authors(author).kinds(1).limit(10)));
    assertThat(client.next().text()).isEqualTo("[\"EOSE\",\"empty\"]");
  }

  @Test
  void keepsOpenIncompleteSubscriptionsAfterEose(Client client) {
    client.subscribe("past", filter().authors(author).kinds(1).until(1_700_000_000).limit(10));
    Signed old = client.accept(author.draft(1).at(1_600_000_000).sign());
    assertThat(client.next("EVENT", "past").eventId()).isEqualTo(old.id());
  }

  @Test
  @Deviation("kept open: a client that did not close it may wait for the event with that id")
  void closesCompleteSubscriptionsAfterEose(Client client) {
    Signed note = author.note("awaited");
    client.subscribe("awaited", filter().ids(note).kinds(1));
    client.accept(note);
    assertThat(client.next("EVENT", "awaited").eventId()).isEqualTo(note.id());
  }

  @Test
  void servesPostEoseEvents(Client client, Client other) {
    client.subscribe("live", filter().authors(author));
    Signed note = other.accept(author.note("news"));
    assertThat(client.next("EVENT", "live").eventId()).isEqualTo(note.id());
  }

  @Test
  void sinceUntilAreInclusive(Client client) {
    Signed event = client.accept(author.draft(5_000).sign());
    long time = event.createdAt();
    assertThat(client.find(filter().authors(author).until(time))).containsExactly(event.id());
    assertThat(client.find(filter().authors(author).since(time))).containsExactly(event.id());
    assertThat(client.find(filter().authors(author).until(time - 1))).isEmpty();
    assertThat(client.find(filter().authors(author).since(time + 1))).isEmpty();
  }

  @Test
  void limitZero(Client client) {
    client.accept(author.note("stored before"));
    assertThat(client.subscribe("zero", filter().authors(author).limit(0))).isEmpty();
    Signed news = client.accept(author.note("published after"));
    assertThat(client.next("EVENT", "zero").eventId()).isEqualTo(news.id());
  }

  @Test
  void ephemeralSubscriptionsWork(Client client, Client injector) {
    client.subscribe("ephemeral", filter().authors(author).kinds(25_000));
    Signed event = injector.accept(author.draft(25_000).tag("test").sign());
    assertThat(client.next("EVENT", "ephemeral").eventId()).isEqualTo(event.id());
  }

  @Test
  @Deviation("not stored: that is what ephemeral means")
  void persistsEphemeralEvents(Client client) {
    client.accept(author.draft(25_001).tag("test").sign());
    assertThat(client.find(filter().authors(author).kinds(25_001))).isEmpty();
  }

  @Test
  void allowsImmediateReconnect(Relay relay) {
    Signed note = relay.connect().accept(author.note("over the first connection"));
    for (int i = 0; i < 5; i++) {
      try (Client again = relay.connect()) {
        assertThat(again.find(filter().ids(note))).containsExactly(note.id());
      }
    }
  }

  @Test
  @Deviation("refused: prefixes left NIP-01 in 2023, and matching none of them in silence misleads")
  void handlesFilterPrefixes(Client client) {
    String prefix = "[\"" + author.hex().substring(0, 16) + "\"]";
    client.refuse("invalid", filter().with("authors", prefix));
    client.refuse("invalid", filter().with("ids", prefix));
  }

  @Test
  @Deviation("refused: no event has such a kind")
  void handlesFilterKindLargerThan16bit(Client client) {
    client.refuse("invalid", filter().kinds(65_536));
  }

  @Test
  @Deviation("refused: no event has such a time")
  void acceptsNegativeFilterCreatedAt(Client client) {
    client.refuse("invalid", filter().since(-1));
    client.refuse("invalid", filter().until(-1));
  }
}
