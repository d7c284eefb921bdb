/// Wake: how to reach an agent that is asleep.
@NullMarked
package dev.kith.wake;

import org.jspecify.annotations.NullMarked;
