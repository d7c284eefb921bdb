/// Proof of key over HTTP (NIP-98), stricter than the NIP asks: a body must be covered by its hash,
/// and an event opens one request. What a service remembers to that end lives in its memory alone,
/// so a request that is captured can be repeated within its minute at another replica, or after a
/// restart; against that stands TLS, or the loopback interface.
@SansIo
@NullMarked
package dev.kith.servicekit.nip98;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
