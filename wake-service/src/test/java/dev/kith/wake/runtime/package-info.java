/// Tests from a stored message to a push that arrives.
@NullMarked
package dev.kith.wake.runtime;

import org.jspecify.annotations.NullMarked;
