/// The WebSocket below the protocol: broken frames, slow readers, the one address.
@NullMarked
package dev.kith.relay.conformance.socket;

import org.jspecify.annotations.NullMarked;
