package dev.kith.servicekit.tiny;

import dev.kith.model.crypto.KeyPair;
import dev.kith.testkit.http.Authorization;
import dev.kith.testkit.http.Keys;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// A service on a free loopback port, with a client that speaks to it over a socket.
public final class RunningService implements AutoCloseable {

  private final ConfigurableApplicationContext context;
  private final String address;
  private final WebTestClient client;

  private RunningService(ConfigurableApplicationContext context) {
    this.context = context;
    String port = context.getEnvironment().getProperty("local.server.port");
    this.address = "http://127.0.0.1:" + Objects.requireNonNull(port);
    this.client =
        WebTestClient.bindToServer()
            .baseUrl(address)
            .filter(RunningService::readWhole)
            .responseTimeout(Duration.ofMinutes(1))
            .build();
  }

  /// Starts the tiny service with an owner, an operator and a reader.
  ///
  /// @param options such as `kith.http.max-body=1KB`
  public static RunningService start(String... options) {
    Stream<String> own =
        Stream.of(
            "server.port=0",
            "kith.access.owners=" + Keys.OWNER.publicKey().hex(),
            "kith.access.operators=" + Keys.OPERATOR.publicKey().hex(),
            "kith.access.readers=" + Keys.READER.publicKey().hex());
    String[] arguments =
        Stream.concat(own, Arrays.stream(options))
            .map(option -> "--" + option)
            .toArray(String[]::new);
    return new RunningService(SpringApplication.run(TinyService.class, arguments));
  }

  /// A test that looks at the status alone would leave the body behind in its native buffer.
  private static Mono<ClientResponse> readWhole(ClientRequest request, ExchangeFunction next) {
    return next.exchange(request)
        .flatMap(response ->
            response
                .bodyToMono(byte[].class)
                .map(DefaultDataBufferFactory.sharedInstance::wrap)
                .map(body -> response.mutate().body(Flux.just(body)).build())
                .defaultIfEmpty(response));
  }

  public WebTestClient client() {
    return client;
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /// The absolute URL of a path.
  public String url(String path) {
    return address + path;
  }

  /// A right authorization.
  public Authorization authorization(String method, String path) {
    return Authorization.of(method, url(path), Instant.now());
  }

  public WebTestClient.ResponseSpec get(String path, KeyPair author) {
    return send("GET", path, authorization("GET", path).headerBy(author));
  }

  public WebTestClient.ResponseSpec send(String method, String path, String... authorizations) {
    return client
        .method(HttpMethod.valueOf(method))
        .uri(URI.create(url(path)))
        .header("Authorization", authorizations)
        .exchange();
  }

  /// Sends JSON, rightly signed.
  public WebTestClient.ResponseSpec sendJson(
      String method, String path, String json, KeyPair author) {
    Authorization authorization =
        authorization(method, path).withBody(json.getBytes(StandardCharsets.UTF_8));
    return send(method, path, MediaType.APPLICATION_JSON, json, authorization.headerBy(author));
  }

  public WebTestClient.ResponseSpec send(
      String method, String path, MediaType type, String body, String authorization) {
    return client
        .method(HttpMethod.valueOf(method))
        .uri(URI.create(url(path)))
        .header("Authorization", authorization)
        .contentType(type)
        .bodyValue(body)
        .exchange();
  }

  /// Sends a body that does not say its length beforehand.
  public WebTestClient.ResponseSpec sendChunked(
      String method, String path, String body, String authorization) {
    Flux<String> halves =
        Flux.just(body.substring(0, body.length() / 2), body.substring(body.length() / 2));
    return client
        .method(HttpMethod.valueOf(method))
        .uri(URI.create(url(path)))
        .header("Authorization", authorization)
        .contentType(MediaType.TEXT_PLAIN)
        .body(halves, String.class)
        .exchange();
  }

  @Override
  public void close() {
    context.close();
  }
}
