/// What is handed to a push service, and what may come of it. Pure.
@NullMarked
@SansIo
package dev.kith.wake.push;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
