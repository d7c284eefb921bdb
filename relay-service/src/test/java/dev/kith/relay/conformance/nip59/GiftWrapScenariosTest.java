package dev.kith.relay.conformance.nip59;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Conformance.Source;
import dev.kith.relay.conformance.kit.Deviation;
import dev.kith.relay.conformance.kit.Frame;
import dev.kith.relay.conformance.kit.Signed;
import org.junit.jupiter.api.Test;

@Conformance(chapter = "NIP-59 and NIP-17", about = "Scenarios", source = Source.NETSTR)
class GiftWrapScenariosTest {

  private static final int GIFT_WRAP = 1_059;

  private final Author alice = Author.fresh();
  private final Author bob = Author.fresh();
  private final Author charlie = Author.fresh();

  @Test
  @Deviation("a question for open kinds too is answered without the wraps instead of refused")
  void notAuthenticatedClientTriesToFetchKind1059Events(Client client) {
    client.refuse("auth-required", filter().kinds(GIFT_WRAP));
    client.accept(bob.draft(GIFT_WRAP).to(alice).sign());
    Signed note = client.accept(bob.note("open"));
    assertThat(client.find(filter().kinds(1, GIFT_WRAP).authors(bob), filter().authors(bob)))
        .containsExactly(note.id());
  }

  @Test
  void authenticatedClientTriesToFetchKind1059Events(Client client, Client publisher) {
    client.authenticate(alice);
    Signed own = publisher.accept(bob.draft(GIFT_WRAP).content("Secret").to(alice).sign());
    publisher.accept(bob.draft(GIFT_WRAP).content("Charlie's").to(charlie).sign());
    assertThat(client.subscribe("abcd", filter().kinds(GIFT_WRAP)))
        .extracting(Frame::eventId)
        .containsExactly(own.id());

    publisher.accept(bob.draft(GIFT_WRAP).content("Charlie's 2").to(charlie).sign());
    Signed live = publisher.accept(bob.draft(GIFT_WRAP).content("Secret 2").to(alice).sign());
    assertThat(client.next("EVENT", "abcd").eventId()).isEqualTo(live.id());
  }

  @Test
  void authenticatedClientTriesToFetchKind1059EventsThroughOtherFilters(
      Client client, Client publisher) {
    client.authenticate(alice);
    Signed own = publisher.accept(bob.draft(GIFT_WRAP).content("Secret").to(alice).sign());
    Signed foreign = publisher.accept(bob.draft(GIFT_WRAP).to(charlie).sign());
    assertThat(
            client.find(
                filter().kinds(GIFT_WRAP),
                filter().ids(foreign),
                filter().authors(charlie, bob),
                filter().authors(charlie, bob).kinds(GIFT_WRAP)))
        .containsExactly(own.id());
  }
}
