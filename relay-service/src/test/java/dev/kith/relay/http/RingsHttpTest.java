package dev.kith.relay.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.RunningRelay;
import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.testkit.http.Keys;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What an operator sees of agents whose messages seem to go round.
class RingsHttpTest {

  private final List<Author> agents = List.of(Author.fresh(), Author.fresh(), Author.fresh());

  @Test
  void aRingThatShowsByTimingAloneIsToldOfAndNotStopped() throws Exception {
    try (RunningRelay relay =
            RunningRelay.start("kith.access.readers=" + Keys.READER.publicKey().hex());
        Client client = Client.connect(relay.url())) {
      assertThat(rings(relay)).isEmpty();
      for (int i = 0; i < 90; i++) {
        Author to = agents.get((i + 1) % 3);
        client.accept(agents.get(i % 3).draft(4_040).to(to).content("at " + i).sign());
      }

      JsonNode rings = rings(relay);
      assertThat(rings.size()).isEqualTo(1);
      assertThat(rings.at("/0/agents").valueStream().map(JsonNode::asString))
          .containsExactlyInAnyOrderElementsOf(agents.stream().map(Author::hex).toList());
      MeterRegistry meters = relay.bean(MeterRegistry.class);
      assertThat(meters.counter("kith.relay.loops.suspected").count()).isEqualTo(1);
      HttpResponse<String> stranger =
          SignedHttp.send(relay, agents.getFirst().keys(), "GET", "/v1/rings", "");
      assertThat(stranger.statusCode()).isEqualTo(403);
    }
  }

  private static JsonNode rings(RunningRelay relay) throws Exception {
    HttpResponse<String> response = SignedHttp.send(relay, Keys.READER, "GET", "/v1/rings", "");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(response.body()).path("items");
  }
}
