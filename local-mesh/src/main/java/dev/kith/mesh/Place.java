package dev.kith.mesh;

import java.net.Inet6Address;
import java.net.InetAddress;

/// Where a service listens.
///
/// @param port 0 for a free one
record Place(InetAddress address, int port) {

  static Place onThisMachine(int port) {
    return new Place(InetAddress.ofLiteral("127.0.0.1"), port);
  }

  /// As it stands in a URL.
  String host() {
    String text = address.getHostAddress();
    return address instanceof Inet6Address ? "[" + text + "]" : text;
  }

  String authority() {
    return host() + ":" + port;
  }
}
