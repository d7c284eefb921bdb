/// The benchmark of relays: its workloads, their rounds and their order.
@NullMarked
package dev.kith.bench.runtime;

import org.jspecify.annotations.NullMarked;
