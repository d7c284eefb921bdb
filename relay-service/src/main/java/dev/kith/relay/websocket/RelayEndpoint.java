package dev.kith.relay.websocket;

import dev.kith.servicekit.http.ClientAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.util.context.Context;

/// Turns an HTTP request with `Upgrade: websocket` into a client's socket.
public final class RelayEndpoint implements WebHandler {

  /// Frames somewhat beyond the limit are read, so that the client is told so; what is longer still
  /// ends the connection with status 1009.
  private static final int READ_BEYOND = 4;

  /// What stands for a connection that ended without a close frame (RFC 6455, section 7.4.1).
  private static final int ABNORMAL = 1006;

  private static final URI LOCALHOST = URI.create("ws://localhost");

  private final ClientAcceptor acceptor;
  private final int frameBytes;
  private final long maxUnreadBytes;
  private final @Nullable String proxyHeader;
  private volatile URI latest = LOCALHOST;

  /// @param frameBytes longest frame that is accepted
  /// @param maxUnreadBytes most bytes that are kept for a client that does not read
  /// @param proxyHeader the header in which a proxy of ours tells a client's address, or null
  public RelayEndpoint(
      ClientAcceptor acceptor, int frameBytes, long maxUnreadBytes, @Nullable String proxyHeader) {
    this.acceptor = acceptor;
    this.frameBytes = frameBytes;
    this.maxUnreadBytes = maxUnreadBytes;
    this.proxyHeader = proxyHeader;
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange) {
    ServerHttpRequest request = exchange.getRequest();
    if (request.getHeaders().getFirst("Sec-WebSocket-Key") == null) {
      return Mono.error(new ServerWebInputException("the header Sec-WebSocket-Key is missing"));
    }
    URI url = shared(url(request));
    String address = ClientAddress.of(request, proxyHeader);
    HttpServerResponse response =
        ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
    WebsocketServerSpec spec =
        WebsocketServerSpec.builder()
            .maxFramePayloadLength(READ_BEYOND * frameBytes)
            .compress(true)
            .compressionPreferredClientNoContext(true)
            .build();
    return exchange
        .getResponse()
        .setComplete()
        .then(
            Mono.defer(
                    () -> response.sendWebsocket((in, _) -> serve(in, url, address), spec).then())
                // What observes the request would otherwise hold it as long as the connection
                // lasts.
                .contextWrite(_ -> Context.empty()));
  }

  private Mono<Void> serve(WebsocketInbound in, URI url, @Nullable String address) {
    AtomicReference<NettyClientSocket> opened = new AtomicReference<>();
    in.withConnection(connection -> {
      Deflation.bound(connection.channel().pipeline(), READ_BEYOND * frameBytes);
      connection.addHandlerLast(new ReservedBits());
      opened.set(
          new NettyClientSocket(
              connection.channel(), url, address, frameBytes, maxUnreadBytes, acceptor));
    });
    NettyClientSocket socket = Objects.requireNonNull(opened.get());
    in.receiveCloseStatus()
        .filter(status -> status.code() != ABNORMAL)
        .subscribe(_ -> socket.goodbye());
    in.aggregateFrames(READ_BEYOND * frameBytes).receiveFrames().subscribe(socket.incoming());
    return socket.end();
  }

  /// Each connection holds its URL as long as it lasts, and nearly all have the same.
  private URI shared(URI url) {
    URI known = latest;
    if (url.equals(known)) {
      return known;
    }
    latest = url;
    return url;
  }

  private static URI url(ServerHttpRequest request) {
    InetSocketAddress host = request.getHeaders().getHost();
    String scheme = request.getSslInfo() == null ? "ws://" : "wss://";
    return host == null
        ? LOCALHOST
        : URI.create(
            scheme + host.getHostString() + (host.getPort() > 0 ? ":" + host.getPort() : ""));
  }
}
