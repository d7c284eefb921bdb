package dev.kith.relay.conformance.nip70;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Relay;
import dev.kith.relay.conformance.kit.Signed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Conformance(chapter = "NIP-70", about = "Protected events")
class ProtectedEventsTest {

  private final Author author = Author.fresh();
  private final Author stranger = Author.fresh();

  @Test
  void whoIsAskedToAuthenticateCanTryAgainOnTheSameConnection(Client client) {
    Signed event = author.draft(1).tag("-").sign();
    client.refuse("auth-required", event);
    client.authenticate(author);
    client.accept(event);
  }

  @Test
  void oneOfSeveralKeysOnAConnectionIsEnough(Client client) {
    client.authenticate(stranger);
    client.authenticate(author);
    client.accept(author.draft(1).tag("-").sign());
    client.accept(stranger.draft(1).tag("-").sign());
  }

  @Test
  void authenticationOnAnotherConnectionDoesNotCount(Relay relay, Client client) {
    relay.connect(author).settle();
    client.refuse("auth-required", author.draft(1).tag("-").sign());
  }

  @Test
  void othersMayReadAProtectedEvent(Relay relay, Client reader) {
    reader.subscribe("live", filter().authors(author));
    Signed event = relay.connect(author).accept(author.draft(1).tag("-").sign());
    assertThat(reader.next("EVENT", "live").eventId()).isEqualTo(event.id());
    assertThat(reader.find(filter().ids(event))).containsExactly(event.id());
  }

  @Test
  void aProtectedEventThatIsStoredIsStillRefusedFromOthers(Relay relay, Client client) {
    Signed event = relay.connect(author).accept(author.draft(1).tag("-").sign());
    client.refuse("auth-required", event);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10_002, 20_001, 30_023})
  void everyKindCanBeProtected(int kind, Client client) {
    client.refuse("auth-required", author.draft(kind).tag("d", "x").tag("-").sign());
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 16})
  void aRepostThatEmbedsAProtectedEventIsRefused(int kind, Client client) {
    Signed original = author.draft(1).tag("-").content("stays here").sign();
    client.authenticate(stranger);
    Signed repost =
        stranger.draft(kind).tag("e", original.id()).to(author).content(original.json()).sign();
    client.refuse("blocked", repost);
    assertThat(client.find(filter().authors(stranger))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 16})
  void aRepostOfAnOpenEventIsAccepted(int kind, Client client) {
    Signed original = author.draft(1).tag("t", "-").content("[\"-\"]").sign();
    client.accept(stranger.draft(kind).tag("e", original.id()).content(original.json()).sign());
    client.accept(stranger.draft(kind).tag("e", original.id()).sign());
    client.accept(stranger.draft(kind).tag("e", original.id()).content("not an event").sign());
  }
}
