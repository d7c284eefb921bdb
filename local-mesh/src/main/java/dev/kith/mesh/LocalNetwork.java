package dev.kith.mesh;

import dev.kith.discovery.mdns.LocalNetworks;
import dev.kith.mesh.failure.StartFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.stream.Collectors;

/// The address of this machine at which a mesh serves a local network. Never one that more than
/// that network may reach.
final class LocalNetwork {

  /// Finds the address instead of being told it.
  static final String AUTO = "auto";

  private LocalNetwork() {}

  /// @param text an address, or [#AUTO]
  /// @throws StartFailure if it is none of a local network, or if which is meant is not clear
  static InetAddress address(String text) throws StartFailure {
    return text.equals(AUTO) ? only(ofThisMachine()) : named(text);
  }

  static InetAddress only(List<InetAddress> addresses) throws StartFailure {
    if (addresses.isEmpty()) {
      throw new StartFailure(
          "This machine has no address of a local network: name one with --lan=ADDRESS");
    }
    if (addresses.size() > 1) {
      throw new StartFailure(
          "This machine is in several local networks: name one with --lan=ADDRESS, "
              + addresses.stream()
                  .map(InetAddress::getHostAddress)
                  .collect(Collectors.joining(" or ")));
    }
    return addresses.getFirst();
  }

  private static InetAddress named(String text) throws StartFailure {
    try {
      InetAddress address = InetAddress.ofLiteral(text);
      if (!address.isLoopbackAddress()
          && LocalNetworks.isPrivate(address)
          && NetworkInterface.getByInetAddress(address) != null) {
        return address;
      }
    } catch (IllegalArgumentException | SocketException none) {
      // Said below.
    }
    throw new StartFailure(
        "--lan takes an address that this machine has in a local network, not \"%s\""
            .formatted(text));
  }

  private static List<InetAddress> ofThisMachine() throws StartFailure {
    try {
      return LocalNetworks.addresses(List.of());
    } catch (IOException unknown) {
      throw new StartFailure(
          "This machine does not tell its addresses: use --lan=ADDRESS", unknown);
    }
  }
}
