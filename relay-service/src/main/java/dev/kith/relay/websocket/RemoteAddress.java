package dev.kith.relay.websocket;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/// The address that a client is known by. Whoever has one IPv6 address has 2^64 of them, so its
/// network is what counts.
final class RemoteAddress {

  private static final int NETWORK_BYTES = 8;

  private RemoteAddress() {}

  /// @param proxyHeader the header whose last value is the address as a proxy of ours saw it, or
  ///   null if clients come by themselves
  /// @return null for this machine
  static @Nullable String of(ServerHttpRequest request, @Nullable String proxyHeader) {
    InetAddress seen = proxyHeader == null ? null : forwarded(request, proxyHeader);
    InetSocketAddress peer = request.getRemoteAddress();
    InetAddress address = seen == null && peer != null ? peer.getAddress() : seen;
    return address == null || address.isLoopbackAddress() ? null : text(address);
  }

  private static @Nullable InetAddress forwarded(ServerHttpRequest request, String header) {
    List<String> values = request.getHeaders().getOrEmpty(header);
    if (values.isEmpty()) {
      return null;
    }
    String last = values.getLast();
    return NetUtil.createInetAddressFromIpAddressString(
        last.substring(last.lastIndexOf(',') + 1).strip());
  }

  private static String text(InetAddress address) {
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(address.getAddress(), 0, NETWORK_BYTES)
        : address.getHostAddress();
  }
}
