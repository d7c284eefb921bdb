package dev.kith.wake.provider.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/// To which addresses this service connects because somebody else has named them. Without it,
/// whoever may register an endpoint could have this machine knock at the doors behind its firewall.
///
/// @param loopback true to allow this machine itself, as a local mesh does
/// @param privateNetworks true to allow the networks that are not reached from outside
public record AddressPolicy(boolean loopback, boolean privateNetworks) {

  /// What everybody on the internet may connect to.
  public static final AddressPolicy PUBLIC = new AddressPolicy(false, false);

  private static final List<AddressRange> LOOPBACK = ranges("127.0.0.0/8", "::1/128");

  private static final List<AddressRange> PRIVATE =
      ranges("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7");

  /// Of IPv6 only this is routed at all. What is outside it and leads to an address of IPv4 is
  /// refused with it; a mapped one is read by Java as that address, and judged as such.
  private static final List<AddressRange> GLOBAL_6 = ranges("2000::/3");

  /// The special-purpose registries of IANA (RFC 6890), as far as not named above.
  private static final List<AddressRange> NEVER =
      ranges(
          "0.0.0.0/8",
          "169.254.0.0/16",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4",
          "2001::/23",
          "2001:db8::/32",
          "2002::/16",
          "3fff::/20");

  public boolean allows(InetAddress address) {
    if (contains(LOOPBACK, address)) {
      return loopback;
    }
    if (contains(PRIVATE, address)) {
      return privateNetworks;
    }
    return !contains(NEVER, address)
        && (address instanceof Inet4Address || contains(GLOBAL_6, address));
  }

  private static boolean contains(List<AddressRange> ranges, InetAddress address) {
    return ranges.stream().anyMatch(range -> range.contains(address));
  }

  private static List<AddressRange> ranges(String... cidrs) {
    return Stream.of(cidrs).map(AddressRange::of).toList();
  }
}
