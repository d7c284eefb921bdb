/// Which agents somebody looks for, and what was found before. Pure.
@NullMarked
@SansIo
package dev.kith.client.find;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
