/// The events that every measured relay gets, the same in every run.
@SansIo
@NullMarked
package dev.kith.bench.corpus;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
