package dev.kith.wake.relay;

import dev.kith.client.runtime.AuthorizationHeader;
import dev.kith.client.runtime.Signer;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.event.PublicKey;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpMethod;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import tools.jackson.databind.json.JsonMapper;

/// Asks and tells the relay, in requests that the service signs with its own key.
public final class RelayApi {

  private static final int CLASS = 100;
  private static final int SUCCESS = 2;
  private static final int LONGEST_REASON = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient client = HttpClient.create();
  private final String url;
  private final KeyPair key;
  private final Signer signer;
  private final JsonMapper json;
  private final InstantSource clock;

  /// @param url over HTTP, without a slash at its end
  public RelayApi(String url, KeyPair key, Signer signer, JsonMapper json, InstantSource clock) {
    this.url = url;
    this.key = key;
    this.signer = signer;
    this.json = json;
    this.clock = clock;
  }

  private record News(List<RelayNews> news) {}

  /// What is new, once there is something, or nothing if that takes too long.
  public Mono<List<RelayNews>> take(int most, Duration wait) {
    String path = "/v1/wakes/take?limit=%d&wait=%d".formatted(most, wait.toSeconds());
    return send(HttpMethod.POST, path, null, wait.plus(PATIENCE))
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
    return send(method, path, body, PATIENCE).then();
  }

  private Mono<byte[]> send(
      HttpMethod method, String path, byte @Nullable [] body, Duration patience) {
    return Mono.defer(() -> {
      URI target = URI.create(url + path);
      String authorization =
          AuthorizationHeader.of(method.name(), target, body, key, signer, clock.instant());
      Mono<ByteBuf> sent =
          body == null ? Mono.empty() : Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body));
      return client
          .headers(all -> {
            all.set("authorization", authorization);
            if (body != null) {
              all.set("content-type", "application/json");
            }
          })
          .request(method)
          .uri(target)
          .send(sent)
          .responseSingle(RelayApi::read)
          .timeout(patience);
    });
  }

  private static Mono<byte[]> read(HttpClientResponse response, ByteBufMono content) {
    return content
        .asByteArray()
        .defaultIfEmpty(new byte[0])
        .flatMap(body ->
            response.status().code() / CLASS == SUCCESS
                ? Mono.just(body)
                : Mono.error(refused(response.status().code(), body)));
  }

  private static RelayRefused refused(int status, byte[] body) {
    int length = Math.min(body.length, LONGEST_REASON);
    return new RelayRefused(status, new String(body, 0, length, StandardCharsets.UTF_8));
  }
}
