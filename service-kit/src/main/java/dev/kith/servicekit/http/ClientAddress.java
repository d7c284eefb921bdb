package dev.kith.servicekit.http;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/// The address that a client is known by. Whoever has one IPv6 address has 2^64 of them, so its
/// network is what counts.
public final class ClientAddress {

  private static final int NETWORK_BYTES = 8;

  private ClientAddress() {}

  /// @param proxyHeader the header whose last value is the address as a proxy of ours saw it, or
  ///   null if clients come by themselves
  /// @return null for this machine
  public static @Nullable String of(ServerHttpRequest request, @Nullable String proxyHeader) {
    InetAddress seen = proxyHeader == null ? null : forwarded(request, proxyHeader);
    InetSocketAddress peer = request.getRemoteAddress();
    InetAddress address = seen == null && peer != null ? peer.getAddress() : seen;
    return address == null || address.isLoopbackAddress() ? null : text(address);
  }

  /// Reads an address that a person wrote.
  ///
  /// @throws IllegalArgumentException in one sentence
  public static String parse(String text) {
    InetAddress address = NetUtil.createInetAddressFromIpAddressString(text);
    if (address == null) {
      throw new IllegalArgumentException("expected an IPv4 or IPv6 address");
    }
    if (address.isLoopbackAddress()) {
      throw new IllegalArgumentException("this machine's own addresses are not told apart");
    }
    return text(address);
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
    return address instanceof Inet6Address ? network(address) : address.getHostAddress();
  }

  private static String network(InetAddress address) {
    byte[] bytes = address.getAddress();
    Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
    try {
      return InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
