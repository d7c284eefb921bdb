package dev.kith.relay.conformance.sessions;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.OwnRelay;
import dev.kith.relay.conformance.kit.Signed;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@Conformance(chapter = "Sessions", about = "Retention")
class TruncationTest {

  private final Author author = Author.fresh();
  private final Author other = Author.fresh();

  @Test
  void whatWasNotKeptForASessionIsSaidWhenItIsOpened() {
    try (OwnRelay own =
        OwnRelay.start("kith.relay.retention.sweep=100ms", "kith.relay.retention.age=1h")) {
      Client client = own.relay().connect(author);
      Signed old = client.accept(other.draft(1).to(author).ago(7_200).sign());
      Signed kept = client.accept(other.draft(1).to(author).content("kept").sign());
      await().until(() -> client.find(filter().ids(old)).isEmpty());

      JsonNode state = open(client);
      assertThat(state.path("truncated").valueStream().map(JsonNode::asLong))
          .containsExactly(1L, 1L);
      JsonNode delivery = client.next("DELIVER", "inbox").json();
      assertThat(delivery.path(3).path("id").asString()).isEqualTo(kept.id());
      client.next("CAUGHT-UP", "inbox");
      client.send("[\"ACK\",\"inbox\",%d]".formatted(delivery.path(2).asLong()));
      client.next("ACKED", "inbox");

      assertThat(open(client).has("truncated")).isFalse();
      client.next("CAUGHT-UP", "inbox");
    }
  }

  private static JsonNode open(Client client) {
    client.send("[\"SESSION\",\"inbox\",{}]");
    return client.next("SESSION", "inbox").json().path(2);
  }
}
