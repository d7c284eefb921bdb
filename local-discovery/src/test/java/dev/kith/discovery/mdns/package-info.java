/// Responders on real sockets.
@NullMarked
package dev.kith.discovery.mdns;

import org.jspecify.annotations.NullMarked;
