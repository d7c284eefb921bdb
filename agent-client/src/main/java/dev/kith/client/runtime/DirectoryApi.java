package dev.kith.client.runtime;

import dev.kith.client.http.ApiAnswer;
import dev.kith.client.http.TextStream;
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
import reactor.core.publisher.Flux;

/// What a presence service knows of agents, asked for with a key.
///
/// @param base its URL, with `http` or `https`
public record DirectoryApi(URI base, KeyPair key, Signer signer, Duration patience) {

  /// A page of agents, in its property `items`, and in `next` what `after` takes for the next page.
  ///
  /// @param conditions such as `capability`, by name
  public ApiAnswer agents(Map<String, String> conditions) {
    URI url = url("/v1/agents", conditions);
    return WebApi.send("GET", url, null, authorization(url), patience);
  }

  /// The frames of the stream of changes.
  ///
  /// @param after a token of an earlier stream, null to begin now
  public Flux<String> changes(@Nullable String after) {
    return Flux.defer(() -> {
      URI url = url("/v1/changes", after == null ? Map.of() : Map.of("after", after));
      URI socket = URI.create(url.toString().replaceFirst("^http", "ws"));
      return TextStream.open(socket, authorization(url), patience);
    });
  }

  private URI url(String path, Map<String, String> query) {
    String text =
        query.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&"));
    return URI.create(base + path + (text.isEmpty() ? "" : "?" + text));
  }

  /// A space is `%20` wherever it stands.
  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private String authorization(URI url) {
    return AuthorizationHeader.of("GET", url, null, key, signer, InstantSource.system().instant());
  }
}
