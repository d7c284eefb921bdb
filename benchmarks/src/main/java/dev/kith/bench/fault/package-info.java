/// Which faults come when: drawn from a seed.
@SansIo
@NullMarked
package dev.kith.bench.fault;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
