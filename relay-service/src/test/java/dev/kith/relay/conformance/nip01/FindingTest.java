package dev.kith.relay.conformance.nip01;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Conformance.Source;
import dev.kith.relay.conformance.kit.Signed;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Conformance(chapter = "NIP-01", about = "Finding events", source = Source.RELAY_TESTER)
class FindingTest {

  private final Author author = Author.fresh();
  private final Author stranger = Author.fresh();
  private final String topic = UUID.randomUUID().toString();
  private final String approval = UUID.randomUUID().toString();

  private final Signed note = author.draft(1).tag("t", topic).tag("n", approval).ago(10).sign();
  private final Signed reply = author.draft(1).tag("t", topic).to(author).ago(20).sign();
  private final Signed contacts = author.draft(3).tag("n", approval).ago(30).sign();
  private final Signed custom =
      author.draft(9_999).tag("t", topic).tag("n", approval).ago(40).sign();
  private final Signed foreign = stranger.draft(1).tag("t", topic).ago(50).sign();

  @BeforeEach
  void publish(Client client) {
    // Not in the order of their times.
    client.accept(custom, note, foreign, contacts, reply);
  }

  @Test
  void eventsOrderedFromNewestToOldest(Client client) {
    assertThat(client.find(filter().ids(contacts, reply, note, custom)))
        .containsExactly(note.id(), reply.id(), contacts.id(), custom.id());
  }

  @Test
  void newestEventsWhenLimited(Client client) {
    assertThat(client.find(filter().tag("t", topic, approval).kinds(1, 7).limit(2)))
        .containsExactly(note.id(), reply.id());
  }

  @Test
  void findById(Client client) {
    assertThat(client.find(filter().ids(foreign))).containsExactly(foreign.id());
  }

  @Test
  void findByPubkeyAndKind(Client client) {
    assertThat(client.find(filter().authors(author, stranger).kinds(1, 3)))
        .containsExactly(note.id(), reply.id(), contacts.id(), foreign.id());
  }

  @Test
  void findByPubkeyAndTags(Client client) {
    assertThat(client.find(filter().authors(author).to(author))).containsExactly(reply.id());
  }

  @Test
  void findByKindAndTags(Client client) {
    assertThat(client.find(filter().kinds(1, 3, 9_999).tag("n", approval)))
        .containsExactly(note.id(), contacts.id(), custom.id());
  }

  @Test
  void findByTags(Client client) {
    assertThat(client.find(filter().tag("t", topic)))
        .containsExactly(note.id(), reply.id(), custom.id(), foreign.id());
  }

  @Test
  void findByMultipleTags(Client client) {
    assertThat(
            client.find(
                filter()
                    .kinds(1, 9_999)
                    .authors(author)
                    .tag("t", topic)
                    .tag("n", approval)
                    .limit(20)))
        .containsExactly(note.id(), custom.id());
  }

  @Test
  void findByPubkey(Client client) {
    assertThat(client.find(filter().authors(author)))
        .containsExactly(note.id(), reply.id(), contacts.id(), custom.id());
  }

  @Test
  void findByScrape(Client client) {
    // Long ago and at any time, because a relay's newest events are those of other tests.
    long time = ThreadLocalRandom.current().nextLong(1_000_000_000, 1_500_000_000);
    Signed newer = client.accept(author.draft(1).at(time + 1).sign());
    Signed older = client.accept(stranger.draft(9_999).at(time).sign());
    assertThat(client.find(filter().since(time).until(time + 1).limit(500)))
        .containsExactly(newer.id(), older.id());
  }
}
