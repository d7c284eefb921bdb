/// One client connection as a state machine. Pure.
@NullMarked
@SansIo
package dev.kith.relay.connection;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
