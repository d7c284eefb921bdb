package dev.kith.relay.conformance.nip13;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Draft;
import dev.kith.relay.conformance.kit.OwnRelay;
import dev.kith.relay.conformance.kit.Relay;
import dev.kith.relay.conformance.kit.Signed;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@Conformance(chapter = "NIP-13", about = "Proof of work")
class ProofOfWorkTest {

  private final Author author = Author.fresh();

  @Test
  void noWorkIsAskedForUnlessTheOperatorWantsIt(Relay relay, Client client) {
    assertThat(relay.information().json().path("limitation").has("min_pow_difficulty")).isFalse();
    client.accept(author.note("for nothing"));
  }

  @Test
  void anEventHasToShowTheWorkThatTheDocumentStates() {
    try (OwnRelay own = OwnRelay.start("kith.relay.limits.difficulty=8")) {
      assertThat(own.relay().information().limit("min_pow_difficulty")).isEqualTo(8);
      Client client = own.relay().connect();
      client.refuse("pow", author.note("for nothing"));
      client.refuse("pow", mined(author.draft(1), 7));
      client.refuse("pow", mined(author.draft(1), 4));
      client.accept(mined(author.draft(1), 8));
      client.accept(author.draft(62).tag("relay", "ALL_RELAYS").sign());
    }
  }

  /// Two hex digits of zeros, so at least 8 bits, by an author who committed to a target.
  private static Signed mined(Draft draft, int target) {
    return Stream.iterate(0, nonce -> nonce + 1)
        .map(nonce -> draft.tag("nonce", nonce.toString(), Integer.toString(target)).sign())
        .filter(signed -> signed.id().startsWith("00"))
        .findFirst()
        .orElseThrow();
  }
}
