/// What may wake an agent, how often and when. Pure.
@NullMarked
@SansIo
package dev.kith.wake.policy;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
