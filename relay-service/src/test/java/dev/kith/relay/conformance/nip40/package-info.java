/// NIP-40: expiration.
@NullMarked
package dev.kith.relay.conformance.nip40;

import org.jspecify.annotations.NullMarked;
