package dev.kith.servicekit.http.access;

import dev.kith.servicekit.http.HttpProperties;
import dev.kith.servicekit.http.PublicUrl;
import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.server.reactive.ServerHttpRequest;

/// The absolute URLs under which a request may have been signed: the public one, the internal one,
/// and on this machine the one in the request. The Host header of others is not believed, or an
/// event that somebody signed for another service could be passed on to this one.
final class RequestUrls {

  private final List<PublicUrl> known;

  RequestUrls(HttpProperties options) {
    known =
        Stream.of(options.publicUrl(), options.internalUrl()).flatMap(Stream::ofNullable).toList();
  }

  List<String> of(ServerHttpRequest request) {
    URI uri = request.getURI();
    String query = uri.getRawQuery();
    String pathAndQuery = uri.getRawPath() + (query == null ? "" : "?" + query);
    return Stream.concat(
            known.stream().map(url -> url.with(pathAndQuery)),
            local(request).map(base -> base + pathAndQuery).stream())
        .toList();
  }

  private static Optional<String> local(ServerHttpRequest request) {
    InetSocketAddress remote = request.getRemoteAddress();
    InetSocketAddress own = request.getLocalAddress();
    String host = request.getHeaders().getFirst("Host");
    return remote != null
            && own != null
            && host != null
            && remote.getAddress().isLoopbackAddress()
            && namesThisMachine(host, own.getPort())
        ? Optional.of((request.getSslInfo() == null ? "http://" : "https://") + host)
        : Optional.empty();
  }

  /// True if the Host header is a loopback name with the port that the service listens on.
  private static boolean namesThisMachine(String hostAndPort, int port) {
    int end = hostAndPort.lastIndexOf(':');
    boolean withPort = end > hostAndPort.lastIndexOf(']');
    String host = withPort ? hostAndPort.substring(0, end) : hostAndPort;
    String named = withPort ? hostAndPort.substring(end + 1) : "80";
    return named.equals(Integer.toString(port))
        && (host.equals("localhost")
            || host.equals("[::1]")
            || (host.startsWith("127.") && NetUtil.isValidIpV4Address(host)));
  }
}
