/// What is out to wake an agent until it has drained its mailbox. Pure.
@NullMarked
@SansIo
package dev.kith.wake.lease;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
