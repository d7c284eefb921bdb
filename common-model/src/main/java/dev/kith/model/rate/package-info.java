/// How often something may happen. Pure.
@NullMarked
@SansIo
package dev.kith.model.rate;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
