/// Tests of what a wake service is told.
@NullMarked
package dev.kith.relay.wake;

import org.jspecify.annotations.NullMarked;
