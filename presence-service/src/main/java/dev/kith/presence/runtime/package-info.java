/// Owns threads, clock, queues, meters and configuration of the presence service.
@NullMarked
package dev.kith.presence.runtime;

import org.jspecify.annotations.NullMarked;
