/// NIP-62: requests to vanish.
@NullMarked
package dev.kith.relay.conformance.nip62;

import org.jspecify.annotations.NullMarked;
