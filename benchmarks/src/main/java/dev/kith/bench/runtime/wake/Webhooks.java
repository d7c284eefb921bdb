package dev.kith.bench.runtime.wake;

import dev.kith.client.http.JsonText;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/// The webhooks of very many agents, at a path each. They answer challenges, and tell of wakes.
final class Webhooks implements AutoCloseable {

  private final Consumer<String> woken;
  private final DisposableServer server;

  /// @param woken told whose webhook was called, at each wake
  Webhooks(Consumer<String> woken) {
    this.woken = woken;
    this.server = HttpServer.create().host("127.0.0.1").port(0).handle(this::answer).bindNow();
  }

  URI of(String agent) {
    return URI.create("http://127.0.0.1:%d/%s".formatted(server.port(), agent));
  }

  private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
    return request
        .receive()
        .aggregate()
        .asByteArray()
        .flatMap(body -> {
          if ("kith.challenge".equals(JsonText.at(body, "type"))) {
            String challenge = JsonText.object(body, "data");
            return response.sendString(Mono.just(challenge), StandardCharsets.UTF_8).then();
          }
          woken.accept(request.path());
          return response.send();
        });
  }

  @Override
  public void close() {
    server.disposeNow();
  }
}
