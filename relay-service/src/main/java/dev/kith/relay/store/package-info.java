/// PostgreSQL: the log of events and what is asked of it.
@NullMarked
package dev.kith.relay.store;

import org.jspecify.annotations.NullMarked;
