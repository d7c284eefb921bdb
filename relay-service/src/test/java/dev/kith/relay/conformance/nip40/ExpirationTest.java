package dev.kith.relay.conformance.nip40;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Draft;
import dev.kith.relay.conformance.kit.Signed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Conformance(chapter = "NIP-40", about = "Expiration")
class ExpirationTest {

  private final Author author = Author.fresh();

  @ParameterizedTest
  @ValueSource(ints = {1, 0, 10_002, 20_001, 30_023})
  void anEventThatHasExpiredIsRefusedWhateverItsKind(int kind, Client client) {
    Draft draft = author.draft(kind);
    client.refuse("invalid", draft.tag("expiration", Long.toString(draft.createdAt() - 1)).sign());
    client.refuse("invalid", draft.tag("expiration", "0").sign());
  }

  @Test
  void untilItExpiresAnEventIsServedAndDelivered(Client client) {
    client.subscribe("live", filter().authors(author));
    Draft draft = author.draft(1);
    Signed note =
        client.accept(draft.tag("expiration", Long.toString(draft.createdAt() + 3_600)).sign());
    assertThat(client.next("EVENT", "live").eventId()).isEqualTo(note.id());
    assertThat(client.find(filter().ids(note))).containsExactly(note.id());
  }

  @Test
  void whatHasLapsedIsServedForNoQuestionAndTakesNoPlaceInALimit(Client client) {
    Draft draft = author.draft(1).tag("t", "brief");
    Signed lasting = client.accept(draft.ago(10).sign());
    Signed brief =
        client.accept(draft.tag("expiration", Long.toString(draft.createdAt() + 2)).sign());
    await().until(() -> client.find(filter().ids(brief)).isEmpty());
    assertThat(client.find(filter().authors(author).limit(1))).containsExactly(lasting.id());
    assertThat(client.find(filter().authors(author).tag("t", "brief")))
        .containsExactly(lasting.id());
  }

  @Test
  void whatHasLapsedIsRefusedWhenItIsPublishedAgain(Client client) {
    Draft draft = author.draft(1);
    Signed note =
        client.accept(draft.tag("expiration", Long.toString(draft.createdAt() + 2)).sign());
    await().until(() -> client.find(filter().ids(note)).isEmpty());
    client.refuse("invalid", note);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "-1",
        "1.5",
        "1e9",
        " 1",
        "0x10",
        "99999999999999999999999999",
        "\u0661"
      })
  void anExpirationThatIsNoTimeCountsAsNone(String expiration, Client client) {
    Signed note = client.accept(author.draft(1).tag("expiration", expiration).sign());
    assertThat(client.find(filter().ids(note))).containsExactly(note.id());
  }

  @Test
  void anExpirationTagWithoutAValueCountsAsNone(Client client) {
    Signed note = client.accept(author.draft(1).tag("expiration").sign());
    assertThat(client.find(filter().ids(note))).containsExactly(note.id());
  }
}
