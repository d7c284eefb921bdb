package dev.kith.relay.conformance.nip70;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Conformance.Source;
import dev.kith.relay.conformance.kit.Signed;
import org.junit.jupiter.api.Test;

@Conformance(chapter = "NIP-70", about = "Scenarios", source = Source.NETSTR)
class ScenariosTest {

  private final Author alice = Author.fresh();
  private final Author bob = Author.fresh();

  @Test
  void notAuthenticatedClientTriesToPublishProtectedEvent(Client client) {
    client.refuse("auth-required", alice.draft(1).tag("-").content("Protected").sign());
  }

  @Test
  void authenticatedClientPublishesTheirProtectedEvent(Client client) {
    client.authenticate(alice);
    Signed event = client.accept(alice.draft(1).tag("-").content("Protected").sign());
    assertThat(client.find(filter().ids(event))).containsExactly(event.id());
  }

  @Test
  void authenticatedClientTriesToPublishSomeoneElsesProtectedEvent(Client client) {
    client.authenticate(alice);
    Signed event = bob.draft(1).tag("-").content("Protected").sign();
    client.refuse("restricted", event);
    assertThat(client.find(filter().ids(event))).isEmpty();
  }
}
