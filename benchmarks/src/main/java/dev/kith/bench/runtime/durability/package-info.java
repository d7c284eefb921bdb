/// The durability harness: agents at work, faults meanwhile, and the books of both.
@NullMarked
package dev.kith.bench.runtime.durability;

import org.jspecify.annotations.NullMarked;
