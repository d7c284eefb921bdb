/// Multicast DNS (RFC 6762) and service discovery over it (RFC 6763), by JmDNS.
@NullMarked
package dev.kith.discovery.mdns;

import org.jspecify.annotations.NullMarked;
