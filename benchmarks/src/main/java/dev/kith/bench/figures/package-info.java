/// What came out: medians of rounds, and how a person reads them.
@SansIo
@NullMarked
package dev.kith.bench.figures;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
