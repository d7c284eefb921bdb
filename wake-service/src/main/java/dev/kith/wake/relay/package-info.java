/// The relay, which tells who is to be woken.
@NullMarked
package dev.kith.wake.relay;

import org.jspecify.annotations.NullMarked;
