/// Tests of when a push service is left alone.
@NullMarked
package dev.kith.wake.breaker;

import org.jspecify.annotations.NullMarked;
