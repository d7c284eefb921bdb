/// NIP-70: protected events.
@NullMarked
package dev.kith.relay.conformance.nip70;

import org.jspecify.annotations.NullMarked;
