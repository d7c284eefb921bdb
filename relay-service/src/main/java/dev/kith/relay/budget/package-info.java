/// How much of the relay one address or key may use. Pure.
@NullMarked
@SansIo
package dev.kith.relay.budget;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
