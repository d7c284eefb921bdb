/// Tests of what counts as a loop.
@NullMarked
package dev.kith.relay.loop;

import org.jspecify.annotations.NullMarked;
