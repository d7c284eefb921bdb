package dev.kith.relay.http;

import dev.kith.model.crypto.KeyPair;
import dev.kith.relay.RunningRelay;
import dev.kith.testkit.http.Authorization;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// Requests to a relay that are signed as NIP-98 says.
public final class SignedHttp {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String JSON = "application/json";

  private SignedHttp() {}

  /// Sends JSON, or nothing if the text is empty.
  public static HttpResponse<String> send(
      RunningRelay relay, KeyPair by, String method, String path, String text) throws Exception {
    return send(relay, by, method, path, JSON, text);
  }

  public static HttpResponse<String> send(
      RunningRelay relay, KeyPair by, String method, String path, String type, String text)
      throws Exception {
    String url = "http://127.0.0.1:" + relay.port() + path;
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    Authorization authorization = Authorization.of(method, url, Instant.now());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .method(method, BodyPublishers.ofByteArray(body))
            .header(
                "Authorization",
                (body.length == 0 ? authorization : authorization.withBody(body)).headerBy(by));
    if (body.length > 0) {
      request.header("Content-Type", type);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }
}
