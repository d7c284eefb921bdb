/// What the directory tells of agents, as it is kept and served.
@SansIo
@NullMarked
package dev.kith.presence.directory;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
