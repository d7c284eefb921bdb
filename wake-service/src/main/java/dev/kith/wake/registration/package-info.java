/// How agents say by what they can be woken. Pure.
@NullMarked
@SansIo
package dev.kith.wake.registration;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
