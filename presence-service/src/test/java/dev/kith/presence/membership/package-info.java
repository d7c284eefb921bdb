/// The machine by itself, and groups of it in simulation.
@NullMarked
package dev.kith.presence.membership;

import org.jspecify.annotations.NullMarked;
