/// What the relay sees of the streams of authors: their numbers, gaps and forks.
@SansIo
@NullMarked
package dev.kith.relay.stream;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
