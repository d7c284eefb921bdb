/// What the relay says of loops: the notices of kind 4048, and the refusal of too long chains.
/// Pure.
@NullMarked
@SansIo
package dev.kith.relay.loop;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
