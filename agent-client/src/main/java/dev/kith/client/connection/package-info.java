/// One connection to one relay as a state machine: greeting, authentication, publishing,
/// subscriptions and durable sessions that outlive the socket. Pure.
@NullMarked
@SansIo
package dev.kith.client.connection;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
