/// Tests of what runs in the background.
@NullMarked
package dev.kith.relay.runtime;

import org.jspecify.annotations.NullMarked;
