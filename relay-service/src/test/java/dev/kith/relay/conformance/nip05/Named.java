package dev.kith.relay.conformance.nip05;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Information;
import dev.kith.relay.conformance.kit.Relay;
import dev.kith.testkit.http.Authorization;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An author that has a name at the relay, and questions about it.
record Named(Relay relay, Author author, String name) {

  /// Takes a name as agents of Kith do; a foreign relay has other ways.
  static Named at(Relay relay) {
    Author author = Author.fresh();
    String name = "name-" + author.hex().substring(0, 16);
    URI url = address(relay, "/v1/names/" + name);
    HttpResponse<String> answer =
        Information.answer(
            HttpRequest.newBuilder(url)
                .PUT(BodyPublishers.noBody())
                .header(
                    "Authorization",
                    Authorization.of("PUT", url.toString(), Instant.now()).headerBy(author.keys()))
                .build());
    Assumptions.assumeFalse(answer.statusCode() == 404, "names are not given so");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    return new Named(relay, author, name);
  }

  HttpResponse<String> ask(String pathAndQuery, String... headers) {
    return ask(relay, pathAndQuery, headers);
  }

  static HttpResponse<String> ask(Relay relay, String pathAndQuery, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address(relay, pathAndQuery));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return Information.answer(request.build());
  }

  static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }

  private static URI address(Relay relay, String pathAndQuery) {
    return Information.http(relay.url()).resolve(pathAndQuery);
  }
}
