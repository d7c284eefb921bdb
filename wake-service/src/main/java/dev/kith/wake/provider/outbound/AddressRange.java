package dev.kith.wake.provider.outbound;

import java.net.InetAddress;

/// Addresses that begin alike (RFC 4632, RFC 4291).
record AddressRange(InetAddress network, int bits) {

  /// Reads the notation of CIDR.
  static AddressRange of(String cidr) {
    int slash = cidr.indexOf('/');
    return new AddressRange(
        InetAddress.ofLiteral(cidr.substring(0, slash)),
        Integer.parseInt(cidr.substring(slash + 1)));
  }

  boolean contains(InetAddress address) {
    byte[] mine = network.getAddress();
    byte[] its = address.getAddress();
    if (mine.length != its.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 1 << (Byte.SIZE - 1 - bit % Byte.SIZE);
      if (((mine[bit / Byte.SIZE] ^ its[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
