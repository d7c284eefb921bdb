package dev.kith.client.runtime;

import dev.kith.client.http.ApiAnswer;
import dev.kith.client.http.ApiDescription;
import dev.kith.client.http.WebApi;
import dev.kith.model.crypto.KeyPair;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The API of a service, asked with a key.
///
/// @param base its URL, with `http` or `https`
public record ServiceApi(URI base, KeyPair key, Signer signer, Duration patience) {

  private static final String DESCRIPTION = "/v1/openapi.json";

  /// JSON, an entry each.
  ///
  /// @param path as it goes into a URL
  /// @param query values by their names
  /// @param body JSON, or null if there is none
  /// @throws IllegalArgumentException if the path has what a URL cannot have
  public Page<String> send(
      String method, String path, Map<String, String> query, @Nullable String body) {
    ApiAnswer answer = ask(method, path, query, body);
    return new Page<>(answer.verdict(), answer.entries(), answer.text("next"));
  }

  /// What the service can be asked: a method and a path on each line.
  public Page<String> operations() {
    ApiAnswer answer = ask("GET", DESCRIPTION, Map.of(), null);
    return new Page<>(answer.verdict(), ApiDescription.operations(answer.body()), null);
  }

  ApiAnswer ask(String method, String path, Map<String, String> query, @Nullable String body) {
    URI url = url(path, query);
    byte[] bytes = body == null ? null : body.getBytes(StandardCharsets.UTF_8);
    String authorization =
        AuthorizationHeader.of(method, url, bytes, key, signer, InstantSource.system().instant());
    return WebApi.send(method, url, body, authorization, patience);
  }

  URI url(String path, Map<String, String> query) {
    return URI.create(base + path + text(query));
  }

  private static String text(Map<String, String> query) {
    String text =
        query.entrySet().stream()
            .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&"));
    return text.isEmpty() ? "" : "?" + text;
  }

  /// A space is `%20` wherever it stands.
  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
