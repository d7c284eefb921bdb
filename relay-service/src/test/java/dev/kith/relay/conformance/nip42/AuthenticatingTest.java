package dev.kith.relay.conformance.nip42;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Conformance.Source;
import dev.kith.relay.conformance.kit.Draft;
import dev.kith.relay.conformance.kit.Relay;
import org.junit.jupiter.api.Test;

@Conformance(chapter = "NIP-42", about = "Authentication", source = Source.RELAY_TESTER)
class AuthenticatingTest {

  private final Author author = Author.fresh();

  @Test
  void promptsForAuthInitially(Client client) {
    assertThat(client.challenge()).isNotEmpty();
  }

  @Test
  void authEventKindVerified(Client client) {
    Draft proof = client.proof(author);
    client.refuseProof(new Draft(author, 1, proof.createdAt(), proof.tags(), ""));
  }

  @Test
  void authEventRelayVerified(Client client) {
    client.refuseProof(
        author
            .draft(22_242)
            .tag("relay", "intentionally wrong")
            .tag("challenge", client.challenge()));
  }

  @Test
  void authEventChallengeVerified(Client client, Relay relay) {
    client.refuseProof(
        author
            .draft(22_242)
            .tag("relay", relay.url().toString())
            .tag("challenge", "intentionally wrong challenge"));
  }

  @Test
  void authEventTimeVerified(Client client) {
    client.refuseProof(client.proof(author).ago(30 * 60));
  }

  @Test
  void canAuthAsUnknown(Client client) {
    client.accept(author.draft(1).tag("test").sign());
    client.authenticate(author);
  }
}
