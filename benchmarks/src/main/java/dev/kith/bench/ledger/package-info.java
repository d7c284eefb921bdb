/// What was promised and what came of it.
@SansIo
@NullMarked
package dev.kith.bench.ledger;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
