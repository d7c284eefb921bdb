/// The shell that turns the crank: queues, threads, timers, configuration, meters.
@NullMarked
package dev.kith.relay.runtime;

import org.jspecify.annotations.NullMarked;
