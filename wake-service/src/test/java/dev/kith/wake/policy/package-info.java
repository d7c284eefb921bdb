/// Tests of what may wake an agent.
@NullMarked
package dev.kith.wake.policy;

import org.jspecify.annotations.NullMarked;
