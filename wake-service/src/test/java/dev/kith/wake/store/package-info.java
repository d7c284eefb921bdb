/// Tests of what is kept.
@NullMarked
package dev.kith.wake.store;

import org.jspecify.annotations.NullMarked;
