/// The load generator's connections, all on one thread.
@NullMarked
package dev.kith.bench.websocket;

import org.jspecify.annotations.NullMarked;
