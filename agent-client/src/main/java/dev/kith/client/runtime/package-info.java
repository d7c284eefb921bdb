/// What turns the crank: the one thread with all state, its clock and timers, the randomness, and
/// the wiring of the pure parts to sockets and files.
@NullMarked
package dev.kith.client.runtime;

import org.jspecify.annotations.NullMarked;
