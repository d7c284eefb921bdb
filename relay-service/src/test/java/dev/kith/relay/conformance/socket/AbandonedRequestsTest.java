package dev.kith.relay.conformance.socket;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Leaks;
import dev.kith.relay.conformance.kit.RawSocket;
import dev.kith.relay.conformance.kit.Relay;
import org.junit.jupiter.api.Test;

@Conformance(chapter = "The socket", about = "Abandoned requests")
class AbandonedRequestsTest {

  private static final int REQUESTS = 3_000;
  private static final int DEPARTURES = 200;

  private final Author author = Author.fresh();

  @Test
  void requestsWhoseAnswerNobodyWaitsForCostNoMemory(Relay relay, Client client) {
    String request = Client.request("s", filter().authors(author).limit(1));
    assertThat(
            Leaks.during(() -> {
              // Each takes the place of the one before, whose query may be under way.
              for (int i = 0; i < REQUESTS; i++) {
                client.send(request);
              }
              client.settle();
              for (int i = 0; i < DEPARTURES; i++) {
                RawSocket gone = relay.connectRaw();
                gone.sendText(request);
                gone.close();
              }
              relay.connect().settle();
            }))
        .isEmpty();
    client.unread().stream()
        .filter(frame -> frame.verb().equals("EOSE"))
        .forEach(_ -> client.next("EOSE", "s"));
  }
}
