/// NIP-01: the basic protocol.
@NullMarked
package dev.kith.relay.conformance.nip01;

import org.jspecify.annotations.NullMarked;
