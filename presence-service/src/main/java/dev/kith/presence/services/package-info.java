/// Which relays and wake services live: all of this is in memory, and of one instance.
@SansIo
@NullMarked
package dev.kith.presence.services;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
