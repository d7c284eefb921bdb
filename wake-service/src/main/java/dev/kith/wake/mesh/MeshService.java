package dev.kith.wake.mesh;

import dev.kith.client.runtime.AuthorizationHeader;
import dev.kith.client.runtime.Signer;
import dev.kith.model.crypto.KeyPair;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpMethod;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;

/// Another service of the mesh, asked in requests that this one signs with its own key.
public final class MeshService {

  public static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final int CLASS = 100;
  private static final int SUCCESS = 2;
  private static final int LONGEST_REASON = 500;

  private final HttpClient client = HttpClient.create();
  private final Place place;
  private final KeyPair key;
  private final Signer signer;
  private final InstantSource clock;

  /// Where a service is.
  ///
  /// @param name what it is called where it refuses
  /// @param url over HTTP, without a slash at its end
  /// @param option of that service, which has to name this one's key
  public record Place(String name, String url, String option) {}

  public MeshService(Place place, KeyPair key, Signer signer, InstantSource clock) {
    this.place = place;
    this.key = key;
    this.signer = signer;
    this.clock = clock;
  }

  /// @param path with its query
  /// @return what it answered; an error of [MeshRefused] if that is no success
  public Mono<byte[]> send(
      HttpMethod method, String path, byte @Nullable [] body, Duration patience) {
    return Mono.defer(() -> {
      URI target = URI.create(place.url() + path);
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
          .responseSingle(this::read)
          .timeout(patience);
    });
  }

  private Mono<byte[]> read(HttpClientResponse response, ByteBufMono content) {
    return content
        .asByteArray()
        .defaultIfEmpty(new byte[0])
        .flatMap(body ->
            response.status().code() / CLASS == SUCCESS
                ? Mono.just(body)
                : Mono.error(refused(response.status().code(), body)));
  }

  private MeshRefused refused(int status, byte[] body) {
    int length = Math.min(body.length, LONGEST_REASON);
    return new MeshRefused(place, status, new String(body, 0, length, StandardCharsets.UTF_8));
  }
}
