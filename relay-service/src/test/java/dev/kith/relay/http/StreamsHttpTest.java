package dev.kith.relay.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.RunningRelay;
import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Draft;
import dev.kith.relay.conformance.kit.Signed;
import dev.kith.testkit.http.Keys;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What operators see of an author's streams.
class StreamsHttpTest {

  private final Author author = Author.fresh();

  @Test
  void gapsAndForksAreSeenPageByPage() throws Exception {
    try (RunningRelay relay =
            RunningRelay.start("kith.access.readers=" + Keys.READER.publicKey().hex());
        Client client = Client.connect(relay.url())) {
      Signed first = client.accept(numbered("a:1").sign());
      client.accept(author.draft(4_040).tag("n", "a:4", first.id()).sign());
      client.accept(numbered("b:1").sign(), numbered("b:1").content("again").sign());
      client.accept(author.note("\"n\" is no tag here"), author.draft(1).tag("n", "none").sign());
      client.accept(Author.fresh().draft(4_040).tag("n", "c:1").sign());

      JsonNode page = get(relay, "?limit=1");
      JsonNode a = page.path("items").path(0);
      assertThat(a.path("stream").asString()).isEqualTo("a");
      assertThat(a.path("highest").asLong()).isEqualTo(4);
      assertThat(a.path("missing").asLong()).isEqualTo(2);
      assertThat(a.path("gaps").toString()).isEqualTo("[{\"from\":2,\"to\":3}]");
      JsonNode next = get(relay, "?after=" + page.path("next").asString());
      assertThat(next.path("items")).hasSize(1);
      assertThat(next.path("items").path(0).path("forks").toString()).isEqualTo("[1]");
    }
  }

  private Draft numbered(String value) {
    return author.draft(4_040).tag("n", value);
  }

  private JsonNode get(RunningRelay relay, String query) throws Exception {
    return JsonMapper.shared()
        .readTree(
            SignedHttp.send(relay, Keys.READER, "GET", "/v1/streams/" + author + query, "").body());
  }
}
