/// The names of the meters.
@SansIo
@NullMarked
package dev.kith.servicekit.meters;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
