package dev.kith.relay.conformance.kit;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The relay information document (NIP-11) and how it was handed out.
///
/// @param text as it came
public record Information(HttpResponse<String> response, String text) {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.shared();

  static Information of(URI relay) {
    HttpRequest request =
        HttpRequest.newBuilder(http(relay)).header("Accept", "application/nostr+json").build();
    HttpResponse<String> response = answer(request);
    return new Information(response, response.body());
  }

  /// The address of a relay for plain HTTP.
  public static URI http(URI relay) {
    return URI.create(relay.toString().replaceFirst("^ws", "http"));
  }

  public static HttpResponse<String> answer(HttpRequest request) {
    return HTTP.sendAsync(request, BodyHandlers.ofString()).join();
  }

  public JsonNode json() {
    return JSON.readTree(text);
  }

  /// A stated limit.
  ///
  /// @throws AssertionError if the relay states none
  public int limit(String name) {
    JsonNode value = json().path("limitation").path(name);
    if (!value.isInt()) {
      throw new AssertionError("the relay states no whole number for " + name + ": " + text);
    }
    return value.intValue();
  }
}
