/// What lines of the log are about.
@SansIo
@NullMarked
package dev.kith.servicekit.logging;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
