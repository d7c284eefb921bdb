/// NIP-11: what the relay says about itself, and whether it is true.
@NullMarked
package dev.kith.relay.conformance.nip11;

import org.jspecify.annotations.NullMarked;
