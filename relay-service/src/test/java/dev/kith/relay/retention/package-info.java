/// Tests of how long events are kept.
@NullMarked
package dev.kith.relay.retention;

import org.jspecify.annotations.NullMarked;
