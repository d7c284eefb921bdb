/// What waits on this machine until a relay can be reached. Pure.
@NullMarked
@SansIo
package dev.kith.client.outgoing;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
