/// Tests of what is seen of streams.
@NullMarked
package dev.kith.relay.stream;

import org.jspecify.annotations.NullMarked;
