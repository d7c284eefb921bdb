/// What is told of sleeping agents to the service that wakes them. Pure.
@SansIo
@NullMarked
package dev.kith.relay.wake;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
