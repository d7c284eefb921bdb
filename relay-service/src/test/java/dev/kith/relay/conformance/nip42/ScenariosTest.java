package dev.kith.relay.conformance.nip42;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Conformance.Source;
import dev.kith.relay.conformance.kit.Relay;
import dev.kith.relay.conformance.kit.Signed;
import org.junit.jupiter.api.Test;

/// netstr's scenarios ask a relay that demands authentication for everything; here they ask for
/// what an open relay demands it for.
@Conformance(chapter = "NIP-42", about = "Scenarios", source = Source.NETSTR)
class ScenariosTest {

  private final Author alice = Author.fresh();
  private final Signed event = alice.draft(1).tag("-").content("Hello").sign();

  @Test
  void notAuthenticatedClientCannotPublishOrSubscribe(Client client) {
    client.refuse("auth-required", filter().kinds(1_059));
    client.refuse("auth-required", event);
  }

  @Test
  void authenticatedClientCanPublishAndSubscribe(Client client) {
    client.authenticate(alice);
    assertThat(client.subscribe("abcd", filter().kinds(1_059))).isEmpty();
    client.accept(event);
  }

  @Test
  void clientStaysUnauthenticatedWhenInvalidChallengeIsUsed(Client client, Relay relay) {
    client.refuseProof(
        alice.draft(22_242).tag("relay", relay.url().toString()).tag("challenge", "invalid"));
    client.refuse("auth-required", filter().kinds(1_059));
    client.refuse("auth-required", event);
  }
}
