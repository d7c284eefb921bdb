/// Presence: who is alive, where, and what they can do.
@NullMarked
package dev.kith.presence;

import org.jspecify.annotations.NullMarked;
