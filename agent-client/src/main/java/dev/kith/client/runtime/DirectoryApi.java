package dev.kith.client.runtime;

import dev.kith.client.connection.Verdict;
import dev.kith.client.http.ApiAnswer;
import dev.kith.client.http.JsonText;
import dev.kith.client.http.StreamFailed;
import dev.kith.client.http.TextStream;
import dev.kith.model.crypto.KeyPair;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/// What a presence service knows of agents, asked for with a key.
///
/// @param base its URL, with `http` or `https`
public record DirectoryApi(URI base, KeyPair key, Signer signer, Duration patience) {

  /// Agents that were asked for.
  ///
  /// @param next what `after` takes for the next page, null on the last
  public record Page(Verdict verdict, List<ListedAgent> agents, @Nullable String next) {
    public Page {
      agents = List.copyOf(agents);
    }
  }

  /// Instances of the service; none if it is alone.
  ///
  /// @param next what `after` takes for the next page, null on the last
  public record Members(Verdict verdict, List<ListedMember> members, @Nullable String next) {
    public Members {
      members = List.copyOf(members);
    }
  }

  /// A frame of the stream of changes.
  ///
  /// @param json all of it
  /// @param missed true of the first one if changes cannot be told
  /// @param agent null of the first one
  public record Change(String json, boolean missed, @Nullable ListedAgent agent) {}

  /// @param conditions such as `capability`, by name; `after` for a further page
  public Page agents(Map<String, String> conditions) {
    ApiAnswer answer = service().ask("GET", "/v1/agents", conditions, null);
    return new Page(
        answer.verdict(),
        answer.elements("items").stream().map(ListedAgent::of).toList(),
        answer.text("next"));
  }

  /// @param after where the page before ended, null for the first
  public Members members(@Nullable String after) {
    ApiAnswer answer = service().ask("GET", "/v1/members", page(after), null);
    return new Members(
        answer.verdict(),
        answer.elements("items").stream().map(ListedMember::of).toList(),
        answer.text("next"));
  }

  /// The stream of changes, which ends with [SubscriptionFailed] only.
  ///
  /// @param after a token of an earlier stream, null to begin now
  public Flux<Change> changes(@Nullable String after) {
    return Flux.defer(
            () -> {
              URI url = service().url("/v1/changes", page(after));
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

  private static Map<String, String> page(@Nullable String after) {
    return after == null ? Map.of() : Map.of("after", after);
  }

  private ServiceApi service() {
    return new ServiceApi(base, key, signer, patience);
  }

  private String authorization(URI url) {
    return AuthorizationHeader.of("GET", url, null, key, signer, InstantSource.system().instant());
  }
}
