package dev.kith.discovery.mdns;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The addresses of this machine at which a mesh may be looked for.
public final class LocalNetworks {

  private LocalNetworks() {}

  /// One address of each network interface.
  ///
  /// @param chosen names of interfaces; empty for all that are up, can do multicast, and have a
  ///   private address
  /// @throws IOException if the machine does not tell
  public static List<InetAddress> addresses(Collection<String> chosen) throws IOException {
    Set<InetAddress> addresses = new LinkedHashSet<>();
    for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      boolean wanted = chosen.isEmpty() ? isLocal(network) : chosen.contains(network.getName());
      InetAddress address = wanted && network.isUp() ? address(network, chosen.isEmpty()) : null;
      if (address != null) {
        addresses.add(address);
      }
    }
    return List.copyOf(addresses);
  }

  /// True for an address that is reached from this machine or its networks only.
  public static boolean isPrivate(InetAddress address) {
    return address.isLoopbackAddress()
        || address.isSiteLocalAddress()
        || address.isLinkLocalAddress();
  }

  private static boolean isLocal(NetworkInterface network) throws IOException {
    return network.supportsMulticast() && !network.isLoopback() && !network.isPointToPoint();
  }

  private static @Nullable InetAddress address(NetworkInterface network, boolean privateOnly) {
    Stream<InetAddress> addresses = Collections.list(network.getInetAddresses()).stream();
    return addresses
        .filter(Inet4Address.class::isInstance)
        .filter(address -> !privateOnly || isPrivate(address))
        .findFirst()
        .orElse(null);
  }
}
