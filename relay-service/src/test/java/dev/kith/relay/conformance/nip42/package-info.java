/// NIP-42: authentication.
@NullMarked
package dev.kith.relay.conformance.nip42;

import org.jspecify.annotations.NullMarked;
