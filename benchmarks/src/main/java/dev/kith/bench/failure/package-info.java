/// Why a benchmark cannot go on.
@SansIo
@NullMarked
package dev.kith.bench.failure;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
