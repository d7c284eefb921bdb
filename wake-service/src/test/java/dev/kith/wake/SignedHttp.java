package dev.kith.wake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.crypto.KeyPair;
import dev.kith.testkit.http.Authorization;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Requests that are signed as NIP-98 says.
final class SignedHttp {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private SignedHttp() {}

  /// Sends JSON, or nothing if the text is empty.
  static HttpResponse<String> send(KeyPair by, String method, String url, String text)
      throws Exception {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    Authorization authorization = Authorization.of(method, url, Instant.now());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .method(method, BodyPublishers.ofByteArray(body))
            .header(
                "Authorization",
                (body.length == 0 ? authorization : authorization.withBody(body)).headerBy(by));
    if (body.length > 0) {
      request.header("Content-Type", "application/json");
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  /// What is answered, which has to be 200.
  static JsonNode ask(KeyPair by, String method, String url, String text) throws Exception {
    HttpResponse<String> response = send(by, method, url, text);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(response.body());
  }
}
