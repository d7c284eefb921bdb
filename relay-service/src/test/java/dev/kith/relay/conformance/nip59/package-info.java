/// NIP-59 and NIP-17: gift wraps.
@NullMarked
package dev.kith.relay.conformance.nip59;

import org.jspecify.annotations.NullMarked;
