/// Nodes that do little, to see what the simulation does.
@NullMarked
package dev.kith.testkit.simulation;

import org.jspecify.annotations.NullMarked;
