/// Filters of NIP-01 and what they match. Pure.
@NullMarked
@SansIo
package dev.kith.model.filter;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
