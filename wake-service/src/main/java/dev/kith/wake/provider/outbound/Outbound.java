package dev.kith.wake.provider.outbound;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.Http2SslContextSpec;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.tcp.SslProvider.GenericSslContextSpec;

/// Posts to others, over HTTP/2 where they speak it. Each request is made once; redirects are not
/// followed, because what they lead to was not what anybody has named.
public final class Outbound {

  static final int LONGEST_BODY = 16 * 1024;

  private static final int CONNECT_MILLIS = 5_000;
  private static final int MOST_CONNECTIONS = 500;
  private static final int MOST_WAITING = 10_000;
  private static final Duration IDLE = Duration.ofSeconds(60);

  /// How it is with all requests.
  ///
  /// @param patience how long an answer may take
  /// @param trusted whose certificates are believed; those that the system believes if empty
  public record Options(Duration patience, List<X509Certificate> trusted) {

    public Options {
      trusted = List.copyOf(trusted);
    }
  }

  private final HttpClient client;
  private final Duration patience;
  private final InstantSource clock;

  /// What is checked of URLs that anybody has named.
  private final @Nullable AddressPolicy policy;

  private Outbound(
      HttpClient client, Options options, InstantSource clock, @Nullable AddressPolicy policy) {
    this.client = client;
    this.patience = options.patience();
    this.clock = clock;
    this.policy = policy;
  }

  /// To services that the operator has named.
  public static Outbound toNamed(Options options, InstantSource clock) {
    return new Outbound(client("named", options), options, clock, null);
  }

  /// To addresses that anybody has named.
  public static Outbound toAnybody(
      AddressPolicy policy, HostLookup lookup, Options options, InstantSource clock) {
    HttpClient checked = client("anybody", options).resolver(new CheckedAddresses(policy, lookup));
    return new Outbound(checked, options, clock, policy);
  }

  /// The answer; an error if there is none in time, and [AddressRefused] if nothing is sent to such
  /// a URL.
  public Mono<Answer> post(URI url, Map<String, String> headers, byte[] body) {
    String fault = policy == null ? null : TargetUrl.fault(url, policy);
    return fault == null ? exchange(url, headers, body) : Mono.error(new AddressRefused(fault));
  }

  private Mono<Answer> exchange(URI url, Map<String, String> headers, byte[] body) {
    return client
        .headers(all -> headers.forEach((name, value) -> all.set(name, value)))
        .post()
        .uri(url)
        .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body)))
        .response((response, content) -> read(response, content))
        .single()
        .timeout(patience);
  }

  private Mono<Answer> read(HttpClientResponse response, ByteBufFlux content) {
    Duration after =
        RetryAfter.read(response.responseHeaders().get("retry-after"), clock.instant());
    return content
        .asByteArray()
        .collect(ByteArrayOutputStream::new, Outbound::append)
        .map(all ->
            new Answer(response.status().code(), after, all.toString(StandardCharsets.UTF_8)));
  }

  /// What is too long is read to its end and not kept, so that the connection can be used again;
  /// the time is limited.
  private static void append(ByteArrayOutputStream all, byte[] chunk) {
    all.write(chunk, 0, Math.min(chunk.length, LONGEST_BODY - all.size()));
  }

  private static HttpClient client(String name, Options options) {
    ConnectionProvider pool =
        ConnectionProvider.builder("wake-" + name)
            .maxConnections(MOST_CONNECTIONS)
            .pendingAcquireMaxCount(MOST_WAITING)
            .maxIdleTime(IDLE)
            .build();
    GenericSslContextSpec<SslContextBuilder> tls =
        Http2SslContextSpec.forClient()
            .configure(context -> {
              if (!options.trusted().isEmpty()) {
                context.trustManager(options.trusted());
              }
            });
    return HttpClient.create(pool)
        .protocol(HttpProtocol.H2, HttpProtocol.HTTP11)
        .secure(spec -> spec.sslContext(tls))
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
        .followRedirect(false)
        .disableRetry(true);
  }
}
