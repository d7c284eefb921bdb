package dev.kith.servicekit.http.access;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetSocketAddress;

/// A range of IP addresses.
///
/// @param cidr its notation (RFC 4632, section 3.1)
record Network(String cidr, IpSubnetFilterRule range) {

  /// Reads an option. Public because options are bound by reflection.
  ///
  /// @throws IllegalArgumentException in one sentence
  public static Network of(String cidr) {
    String address = cidr.substring(0, Math.max(0, cidr.indexOf('/')));
    // Netty would take anything else for a name and ask the DNS.
    if (!NetUtil.isValidIpV4Address(address) && !NetUtil.isValidIpV6Address(address)) {
      throw new IllegalArgumentException("expected a network in CIDR notation");
    }
    return new Network(cidr, new IpSubnetFilterRule(cidr, IpFilterRuleType.ACCEPT));
  }

  boolean contains(InetSocketAddress machine) {
    return range.matches(machine);
  }
}
