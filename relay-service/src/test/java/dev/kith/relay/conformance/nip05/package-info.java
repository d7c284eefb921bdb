/// Names of keys (NIP-05), also by WebFinger.
@NullMarked
package dev.kith.relay.conformance.nip05;

import org.jspecify.annotations.NullMarked;
