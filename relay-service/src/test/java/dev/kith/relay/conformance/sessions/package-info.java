/// What docs/protocol/sessions.md promises.
@NullMarked
package dev.kith.relay.conformance.sessions;

import org.jspecify.annotations.NullMarked;
