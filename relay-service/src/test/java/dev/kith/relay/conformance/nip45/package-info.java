/// NIP-45: counting.
@NullMarked
package dev.kith.relay.conformance.nip45;

import org.jspecify.annotations.NullMarked;
