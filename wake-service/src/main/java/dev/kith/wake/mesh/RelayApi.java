package dev.kith.wake.mesh;

import dev.kith.model.event.PublicKey;
import io.netty.handler.codec.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/// Asks and tells the relay.
public final class RelayApi {

  private final MeshService relay;
  private final JsonMapper json;

  public RelayApi(MeshService relay, JsonMapper json) {
    this.relay = relay;
    this.json = json;
  }

  private record News(List<RelayNews> news) {}

  /// What is new, once there is something, or nothing if that takes too long.
  public Mono<List<RelayNews>> take(int most, Duration wait) {
    String path = "/v1/wakes/take?limit=%d&wait=%d".formatted(most, wait.toSeconds());
    return relay
        .send(HttpMethod.POST, path, null, wait.plus(MeshService.PATIENCE))
        .map(body -> json.readValue(body, News.class).news());
  }

  /// That is stored here, so it need not be told again.
  public Mono<Void> known(List<RelayNews> news) {
    List<RelayNews> told = news.stream().map(RelayNews::withoutMail).toList();
    return send(HttpMethod.POST, "/v1/wakes/known", json.writeValueAsBytes(new News(told)));
  }

  /// From now on the relay tells of that session.
  public Mono<Void> watch(PublicKey agent, String session) {
    return send(HttpMethod.PUT, path(agent, session), null);
  }

  public Mono<Void> unwatch(PublicKey agent, String session) {
    return send(HttpMethod.DELETE, path(agent, session), null);
  }

  /// Nobody could be woken for the messages after one position and up to another.
  public Mono<Void> parked(PublicKey agent, long after, long through) {
    return send(
        HttpMethod.POST,
        "/v1/wakes/parked",
        json.writeValueAsBytes(Map.of("agent", agent.hex(), "after", after, "through", through)));
  }

  private static String path(PublicKey agent, String session) {
    return "/v1/wakes/%s/%s"
        .formatted(
            agent.hex(), URLEncoder.encode(session, StandardCharsets.UTF_8).replace("+", "%20"));
  }

  private Mono<Void> send(HttpMethod method, String path, byte @Nullable [] body) {
    return relay.send(method, path, body, MeshService.PATIENCE).then();
  }
}
