/// Relay membership (NIP-43).
@NullMarked
package dev.kith.relay.conformance.nip43;

import org.jspecify.annotations.NullMarked;
