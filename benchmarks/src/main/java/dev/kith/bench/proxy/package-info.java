/// The network between agents and relays, as bad as wanted.
@NullMarked
package dev.kith.bench.proxy;

import org.jspecify.annotations.NullMarked;
