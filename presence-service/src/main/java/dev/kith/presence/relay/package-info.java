/// The edge towards relays, to which the presence service is a client like any other.
@NullMarked
package dev.kith.presence.relay;

import org.jspecify.annotations.NullMarked;
