/// What is kept of agents, and how.
@NullMarked
package dev.kith.wake.store;

import org.jspecify.annotations.NullMarked;
