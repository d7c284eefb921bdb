package dev.kith.servicekit.discovery;

import dev.kith.discovery.mdns.LocalNetworks;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;

/// At which addresses a service is announced. Never at one where nobody else could reach it, and
/// not by itself where the whole world might.
final class Reach {

  private Reach() {}

  /// @param listening the address at which the service listens
  static List<InetAddress> of(Announcing announce, InetAddress listening, List<String> interfaces)
      throws IOException {
    if (listening.isLoopbackAddress()) {
      return List.of();
    }
    return switch (announce) {
      case OFF -> List.of();
      case AUTO ->
          !listening.isAnyLocalAddress() && LocalNetworks.isPrivate(listening)
              ? List.of(listening)
              : List.of();
      case ON ->
          listening.isAnyLocalAddress() ? LocalNetworks.addresses(interfaces) : List.of(listening);
    };
  }
}
