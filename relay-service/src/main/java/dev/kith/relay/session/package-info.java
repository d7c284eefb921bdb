/// What a durable session delivers, in which order and when. Pure.
@NullMarked
@SansIo
package dev.kith.relay.session;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
