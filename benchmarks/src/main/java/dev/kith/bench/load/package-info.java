/// The load generator's connections, WebSocket and MQTT, all on one thread.
@NullMarked
package dev.kith.bench.load;

import org.jspecify.annotations.NullMarked;
