package dev.kith.relay.conformance.nip40;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Conformance.Source;
import dev.kith.relay.conformance.kit.Draft;
import dev.kith.relay.conformance.kit.Signed;
import org.junit.jupiter.api.Test;

@Conformance(chapter = "NIP-40", about = "Scenarios", source = Source.NETSTR)
class ScenariosTest {

  private final Author author = Author.fresh();

  @Test
  void unparsableExpirationTagIsIgnored(Client client) {
    Signed note = client.accept(author.draft(1).tag("expiration", "blah").sign());
    assertThat(client.find(filter().ids(note))).containsExactly(note.id());
  }

  @Test
  void alreadyExpiredEventIsRejected(Client client) {
    client.refuse("invalid", author.draft(1).tag("expiration", "1231002905").sign());
  }

  @Test
  void expiredEventAlreadySavedInARelayIsOmittedFromSubResponse(Client client) {
    Draft draft = author.draft(1);
    Signed note =
        client.accept(draft.tag("expiration", Long.toString(draft.createdAt() + 2)).sign());
    await().until(() -> client.find(filter().authors(author)).isEmpty());
    assertThat(client.find(filter().ids(note))).isEmpty();
  }
}
