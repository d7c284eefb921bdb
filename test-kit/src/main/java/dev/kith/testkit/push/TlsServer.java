package dev.kith.testkit.push;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http2.DefaultHttp2GoAwayFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.Http2SslContextSpec;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.tcp.SslProvider.GenericSslContextSpec;

/// A server on this machine, over TLS, for HTTP/2 and HTTP/1.1, that does what it is told. Its
/// certificate is for `localhost` and [#OTHER_NAME].
public final class TlsServer implements AutoCloseable {

  /// A name that no look-up finds, for tests that look up names themselves.
  public static final String OTHER_NAME = "agent.example";

  private final X509Bundle identity;
  private final DisposableServer server;

  /// Starts it, on a free port.
  public TlsServer(Answering answering) {
    this(answering, HttpProtocol.H2, HttpProtocol.HTTP11);
  }

  /// One for clients that speak HTTP/2 without asking for it.
  public static TlsServer ofHttp2(Answering answering) {
    return new TlsServer(answering, HttpProtocol.H2);
  }

  private TlsServer(Answering answering, HttpProtocol... protocols) {
    this.identity = identity();
    GenericSslContextSpec<SslContextBuilder> tls =
        Http2SslContextSpec.forServer(
            identity.getKeyPair().getPrivate(), identity.getCertificatePath());
    this.server =
        HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .protocol(protocols)
            .secure(spec -> spec.sslContext(tls))
            .handle((request, response) -> handle(answering, request, response))
            .bindNow();
  }

  /// The certificate that a client has to believe.
  public X509Certificate certificate() {
    return identity.getCertificate();
  }

  public int port() {
    return server.port();
  }

  /// Where it is, without a path.
  public URI url() {
    return URI.create("https://localhost:" + port());
  }

  @Override
  public void close() {
    server.disposeNow();
  }

  private static Mono<Void> handle(
      Answering answering, HttpServerRequest request, HttpServerResponse response) {
    return request
        .receive()
        .aggregate()
        .asByteArray()
        .defaultIfEmpty(new byte[0])
        .map(body -> answering.answer(read(request, body)))
        .flatMap(reply -> reply(reply, request, response));
  }

  private static Request read(HttpServerRequest request, byte[] body) {
    Map<String, String> headers = new HashMap<>();
    request
        .requestHeaders()
        .forEach(entry -> headers.put(entry.getKey().toLowerCase(Locale.ROOT), entry.getValue()));
    return new Request(request.method().name(), request.uri(), headers, body);
  }

  private static Mono<Void> reply(
      Reply reply, HttpServerRequest request, HttpServerResponse response) {
    return switch (reply.manner()) {
      case ANSWERS -> answer(reply, response);
      case GOES_AWAY -> {
        request.withConnection(connection -> {
          ChannelFuture _ =
              connection(connection.channel())
                  .writeAndFlush(new DefaultHttp2GoAwayFrame(Http2Error.NO_ERROR));
        });
        yield answer(reply, response);
      }
      case HANGS_UP -> {
        request.withConnection(connection -> {
          ChannelFuture _ = connection(connection.channel()).close();
        });
        yield Mono.never();
      }
      case STALLS -> Mono.never();
    };
  }

  private static Mono<Void> answer(Reply reply, HttpServerResponse response) {
    reply.headers().forEach(response::header);
    return response.status(reply.status()).sendString(Mono.just(reply.body())).then();
  }

  private static Channel connection(Channel channel) {
    return channel instanceof Http2StreamChannel stream ? stream.parent() : channel;
  }

  private static X509Bundle identity() {
    try {
      return new CertificateBuilder()
          .subject("CN=localhost")
          .addSanDnsName("localhost")
          .addSanDnsName(OTHER_NAME)
          .setIsCertificateAuthority(true)
          .buildSelfSigned();
    } catch (Exception unexpected) {
      throw new IllegalStateException("no certificate could be made", unexpected);
    }
  }
}
