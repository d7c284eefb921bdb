/// Finds agents that answer each other without end (protocol, Loop control). Pure.
@NullMarked
@SansIo
package dev.kith.model.loop;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
