/// What client and relay say to each other, as sealed values. Pure.
@NullMarked
@SansIo
package dev.kith.model.message;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
