/// Many pure state machines in one thread, in virtual time, over a network that fails by seed.
@NullMarked
package dev.kith.testkit.simulation;

import org.jspecify.annotations.NullMarked;
