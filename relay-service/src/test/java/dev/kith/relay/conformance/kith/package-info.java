/// What Kith promises beyond Nostr: private kinds, and order on one connection.
@NullMarked
package dev.kith.relay.conformance.kith;

import org.jspecify.annotations.NullMarked;
