package dev.kith.relay.conformance.nip01;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Conformance.Source;
import dev.kith.relay.conformance.kit.Deviation;
import dev.kith.relay.conformance.kit.Draft;
import dev.kith.relay.conformance.kit.Literal;
import dev.kith.relay.conformance.kit.Signed;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Conformance(chapter = "NIP-01", about = "Publishing", source = Source.RELAY_TESTER)
class PublishingTest {

  private static final String CAFE = "cafebabe".repeat(8);

  private final Author author = Author.fresh();

  @Test
  void sendsOkAfterEvent(Client client) {
    Signed note = author.note("hello");
    client.send(note.frame());
    assertThat(client.next().text()).isEqualTo("[\"OK\",\"%s\",true,\"\"]".formatted(note.id()));
  }

  @Test
  void verifiesSignatures(Client client) {
    Signed note = author.note("signed by nobody");
    String sig = note.json().replaceFirst(".*\"sig\":\"([0-9a-f]+)\".*", "$1");
    client.refuse("invalid", note.with(sig, "0".repeat(128)));
    assertThat(client.find(filter().authors(author))).isEmpty();
  }

  @Test
  void verifiesIdHashes(Client client) {
    Signed note = author.note("under another id");
    Signed claimed = new Signed(CAFE, note.createdAt(), note.json().replace(note.id(), CAFE));
    client.refuse("invalid", claimed);
    assertThat(client.find(filter().authors(author))).isEmpty();
  }

  @Test
  void publicCanWrite(Client client) {
    client.accept(author.draft(1).tag("test").sign());
  }

  @Test
  void acceptsRelayListsFromPublic(Client client) {
    client.accept(author.draft(10_002).tag("test").sign());
  }

  @Test
  void acceptsDmRelayListsFromPublic(Client client) {
    client.accept(author.draft(10_050).tag("test").sign());
  }

  @Test
  void acceptsEphemeralEventsFromPublic(Client client) {
    client.accept(author.draft(23_195).tag("test").sign());
  }

  @Test
  void largeContactLists(Client client) {
    Draft contacts = author.draft(3);
    for (int i : IntStream.range(0, 1_000).toArray()) {
      contacts = contacts.tag("p", "%064x".formatted(i));
    }
    Signed list = client.accept(contacts.sign());
    assertThat(client.find(filter().kinds(3).tag("p", "%064x".formatted(999)).authors(author)))
        .containsExactly(list.id());
  }

  @Test
  void handlesEventKindLargerThan16bit(Client client) {
    client.refuse("invalid", Literal.by(author).kind("65536").sign());
    client.accept(Literal.by(author).kind("65535").sign());
  }

  @Test
  @Deviation("refused: NIP-01 gives every tag one string or more")
  void acceptsEventsWithEmptyTags(Client client) {
    client.refuse("invalid", Literal.by(author).tags("[[],[]]").sign());
  }
}
