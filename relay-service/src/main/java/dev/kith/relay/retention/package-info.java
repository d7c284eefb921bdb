/// How long events are kept. Pure.
@NullMarked
@SansIo
package dev.kith.relay.retention;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
