package dev.kith.relay.conformance.nip62;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Draft;
import dev.kith.relay.conformance.kit.Relay;
import dev.kith.relay.conformance.kit.Signed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Conformance(chapter = "NIP-62", about = "Requests to vanish")
class VanishingTest {

  private final Author author = Author.fresh();
  private final Author other = Author.fresh();

  @Test
  void allThatTheKeyWroteUpToThenGoesAndNothingElse(Client client) {
    Signed note = client.accept(author.note("gone"));
    client.accept(author.draft(0).content("{}").sign());
    client.accept(author.draft(30_023).tag("d", "x").sign());
    client.accept(author.deletion(note).sign());
    Signed later = client.accept(author.draft(1).ago(-60).content("later").sign());
    Signed others = client.accept(other.draft(1).to(author).content("about it").sign());

    Signed request = client.accept(vanish("ALL_RELAYS").sign());

    assertThat(client.find(filter().authors(author)))
        .containsExactlyInAnyOrder(request.id(), later.id());
    assertThat(client.find(filter().authors(other))).containsExactly(others.id());
  }

  @Test
  void giftWrapsToTheKeyGo(Relay relay) {
    Client reader = relay.connect(author);
    Signed wrap = reader.accept(other.draft(1_059).to(author).content("wrapped").sign());
    Signed toOther = reader.accept(author.draft(1_059).to(other).ago(-60).sign());
    assertThat(reader.find(filter().kinds(1_059).to(author))).containsExactly(wrap.id());

    reader.accept(vanish("ALL_RELAYS").sign());

    assertThat(reader.find(filter().kinds(1_059).to(author))).isEmpty();
    assertThat(relay.connect(other).find(filter().kinds(1_059).to(other)))
        .containsExactly(toOther.id());
    reader.refuse("blocked", wrap);
  }

  @Test
  void whatIsGoneIsRefusedWhoeverSendsItAgain(Relay relay, Client client) {
    Signed note = client.accept(author.note("gone"));
    Signed never = author.draft(30_023).tag("d", "x").sign();
    Signed deletion = author.deletion(note).sign();
    client.accept(vanish("ALL_RELAYS").sign());
    Client another = relay.connect();
    another.refuse("blocked", note);
    another.refuse("blocked", never);
    another.refuse("blocked", deletion);
    another.accept(author.draft(1).ago(-60).content("a new life").sign());
  }

  @Test
  void aRequestMayNameThisRelay(Relay relay, Client client) {
    client.accept(author.note("gone"));
    Signed request =
        client.accept(
            vanish("wss://elsewhere.example").tag("relay", relay.url().toString()).sign());
    assertThat(client.find(filter().authors(author))).containsExactly(request.id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"wss://elsewhere.example", "", "all_relays", "not a URL"})
  void aRequestForOtherRelaysIsRefusedAndChangesNothing(String named, Client client) {
    Signed note = client.accept(author.note("stays"));
    client.refuse("invalid", vanish(named).sign());
    client.refuse("invalid", author.draft(62).sign());
    assertThat(client.find(filter().authors(author))).containsExactly(note.id());
  }

  @Test
  void aDeletionRequestAgainstARequestToVanishHasNoEffect(Client client) {
    Signed note = client.accept(author.note("gone"));
    Signed request = client.accept(vanish("ALL_RELAYS").sign());
    client.accept(author.deletion(request).ago(-60).sign());
    assertThat(client.find(filter().ids(request))).containsExactly(request.id());
    client.refuse("blocked", note);
  }

  @Test
  void sessionsOfTheKeyEnd(Relay relay) {
    Client client = relay.connect(author);
    client.send("[\"SESSION\",\"inbox\",{}]");
    assertThat(client.next("SESSION", "inbox").json().path(2).path("resumed").asBoolean())
        .isFalse();
    client.next("CAUGHT-UP", "inbox");

    client.accept(vanish("ALL_RELAYS").sign());

    assertThat(client.next("REFUSED", "inbox").reason()).startsWith("error: ");
    client.send("[\"SESSION\",\"inbox\",{}]");
    assertThat(client.next("SESSION", "inbox").json().path(2).path("resumed").asBoolean())
        .isFalse();
    client.next("CAUGHT-UP", "inbox");
  }

  private Draft vanish(String relay) {
    return author.draft(62).tag("relay", relay).content("good-bye");
  }
}
