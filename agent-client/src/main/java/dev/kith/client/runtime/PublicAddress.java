package dev.kith.client.runtime;

import java.net.Inet4Address;
import java.net.InetAddress;

/// Tells addresses of the internet from those of this machine and of the networks it is in.
final class PublicAddress {

  private PublicAddress() {}

  static boolean isPublic(InetAddress address) {
    boolean special =
        address.isAnyLocalAddress()
            || address.isLoopbackAddress()
            || address.isLinkLocalAddress()
            || address.isSiteLocalAddress()
            || address.isMulticastAddress();
    return !special && (address instanceof Inet4Address ? isPublic4(address) : isPublic6(address));
  }

  /// Without "this network", shared addresses (RFC 6598), protocol assignments, benchmarks and what
  /// is reserved.
  private static boolean isPublic4(InetAddress address) {
    int first = part(address, 0);
    int second = part(address, 1);
    boolean special =
        first == 0
            || first >= 240
            || (first == 100 && second >= 64 && second < 128)
            || (first == 192 && second == 0 && part(address, 2) == 0)
            || (first == 198 && (second == 18 || second == 19));
    return !special;
  }

  /// Global unicast is 2000::/3. Of it, 2001::/32 and 2002::/16 hold IPv4 addresses that anybody
  /// chose.
  private static boolean isPublic6(InetAddress address) {
    int first = part(address, 0) << 8 | part(address, 1);
    int second = part(address, 2) << 8 | part(address, 3);
    boolean tunnel = first == 0x2002 || (first == 0x2001 && second == 0);
    return first >>> 13 == 1 && !tunnel;
  }

  private static int part(InetAddress address, int index) {
    return Byte.toUnsignedInt(address.getAddress()[index]);
  }
}
