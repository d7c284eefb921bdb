/// What becomes of an event that is offered: admission, and the plan of a batch. Pure.
@NullMarked
@SansIo
package dev.kith.relay.ingest;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
