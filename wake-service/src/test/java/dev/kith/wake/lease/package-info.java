/// Tests of the wakes of one agent.
@NullMarked
package dev.kith.wake.lease;

import org.jspecify.annotations.NullMarked;
