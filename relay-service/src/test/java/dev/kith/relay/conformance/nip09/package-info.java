/// NIP-09: deletion requests.
@NullMarked
package dev.kith.relay.conformance.nip09;

import org.jspecify.annotations.NullMarked;
