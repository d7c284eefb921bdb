package dev.kith.relay.conformance.nip45;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Frame;
import dev.kith.relay.conformance.kit.Reasons;
import dev.kith.relay.conformance.kit.Relay;
import dev.kith.relay.conformance.kit.Signed;
import org.junit.jupiter.api.Test;

@Conformance(chapter = "NIP-45", about = "Counting")
class CountsTest {

  private final Author author = Author.fresh();
  private final Author addressee = Author.fresh();

  @Test
  void aQuestionIsAnsweredByTheNumberOfEvents(Client client) {
    client.accept(author.note("one"), author.note("two"), author.draft(7).sign());
    assertThat(client.count(filter().authors(author))).isEqualTo(3);
    assertThat(client.count(filter().authors(author).kinds(1))).isEqualTo(2);
    assertThat(client.count(filter().authors(addressee))).isZero();
  }

  @Test
  void anEventThatSeveralFiltersMatchCountsOnce(Client client) {
    Signed note = client.accept(author.note("one"));
    assertThat(client.count(filter().ids(note), filter().authors(author))).isEqualTo(1);
  }

  @Test
  void whatTheAskerMayNotReadDoesNotCount(Relay relay, Client client) {
    client.accept(author.note("one"), author.draft(4_040).to(addressee).sign());
    assertThat(client.count(filter().authors(author))).isEqualTo(1);
    assertThat(relay.connect(addressee).count(filter().authors(author))).isEqualTo(2);
  }

  @Test
  void aQuestionThatIsRefusedIsClosed(Client client) {
    client.send("[\"COUNT\",\"wraps\"," + filter().kinds(1_059) + "]");
    Frame closed = client.nextAbout("wraps");
    assertThat(closed.verb()).isEqualTo("CLOSED");
    assertThat(Reasons.prefix(closed.reason())).isEqualTo("auth-required");
  }

  @Test
  void theIdOfAQuestionIsNoSubscription(Client client) {
    client.subscribe("id", filter().authors(author));
    client.send("[\"COUNT\",\"id\"," + filter().authors(author) + "]");
    client.next("COUNT", "id");
    Signed live = client.accept(author.note("live"));
    assertThat(client.next("EVENT", "id").eventId()).isEqualTo(live.id());
  }
}
