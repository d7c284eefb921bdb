/// What the libraries and schemas of others make of the relay.
@NullMarked
package dev.kith.relay.conformance.clients;

import org.jspecify.annotations.NullMarked;
