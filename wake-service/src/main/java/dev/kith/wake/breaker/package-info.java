/// When a push service is left alone, and when it is not believed. Pure.
@NullMarked
@SansIo
package dev.kith.wake.breaker;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
