package dev.kith.client.runtime;

import dev.kith.client.http.ApiAnswer;
import dev.kith.client.http.JsonText;
import dev.kith.client.http.StreamFailed;
import dev.kith.client.http.TextStream;
import dev.kith.model.crypto.KeyPair;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/// What a presence service knows of agents, asked for with a key.
///
/// @param base its URL, with `http` or `https`
public record DirectoryApi(URI base, KeyPair key, Signer signer, Duration patience) {

  /// A frame of the stream of changes.
  ///
  /// @param json all of it
  /// @param missed true of the first one if changes cannot be told
  /// @param agent null of the first one
  public record Change(String json, boolean missed, @Nullable ListedAgent agent) {}

  /// @param conditions such as `capability`, by name; `after` for a further page
  public Page<ListedAgent> agents(Map<String, String> conditions) {
    return page("/v1/agents", conditions, ListedAgent::of);
  }

  /// Instances of the service, and the relays and wake services that it watches.
  ///
  /// @param after where the page before ended, null for the first
  public Page<ListedMember> members(@Nullable String after) {
    return page("/v1/members", behind(after), ListedMember::of);
  }

  /// The stream of changes, which ends with [SubscriptionFailed] only.
  ///
  /// @param after a token of an earlier stream, null to begin now
  public Flux<Change> changes(@Nullable String after) {
    return Flux.defer(
            () -> {
              URI url = service().url("/v1/changes", behind(after));
              URI socket = URI.create(url.toString().replaceFirst("^http", "ws"));
              return TextStream.open(socket, authorization(url), patience);
            })
        .map(DirectoryApi::change)
        .onErrorMap(
            StreamFailed.class,
            failed -> new SubscriptionFailed(String.valueOf(failed.getMessage()), false));
  }

  private static Change change(String frame) {
    byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
    boolean changed = "changed".equals(JsonText.at(bytes, "type"));
    return new Change(
        frame,
        !changed && frame.contains("\"missed\":true"),
        changed ? ListedAgent.of(JsonText.object(bytes, "agent")) : null);
  }

  private <T> Page<T> page(String path, Map<String, String> query, Function<String, T> item) {
    ApiAnswer answer = service().ask("GET", path, query, null);
    return new Page<>(
        answer.verdict(),
        answer.elements("items").stream().map(item).toList(),
        answer.text("next"));
  }

  private static Map<String, String> behind(@Nullable String after) {
    return after == null ? Map.of() : Map.of("after", after);
  }

  private ServiceApi service() {
    return new ServiceApi(base, key, signer, patience);
  }

  private String authorization(URI url) {
    return AuthorizationHeader.of("GET", url, null, key, signer, InstantSource.system().instant());
  }
}
