/// NIP-13: proof of work.
@NullMarked
package dev.kith.relay.conformance.nip13;

import org.jspecify.annotations.NullMarked;
