/// What the conformance suite looks at a relay with: raw sockets, signed events, schemas.
@NullMarked
package dev.kith.relay.conformance.kit;

import org.jspecify.annotations.NullMarked;
