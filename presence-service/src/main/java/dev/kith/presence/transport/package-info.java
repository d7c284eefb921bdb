/// The group of presence instances over UDP: sockets, threads and the time for
/// [dev.kith.presence.membership.Membership].
@NullMarked
package dev.kith.presence.transport;

import org.jspecify.annotations.NullMarked;
