/// Whether the relay keeps the rules of Nostr, looked at from outside over a real socket.
@NullMarked
package dev.kith.relay.conformance;

import org.jspecify.annotations.NullMarked;
