/// The workloads of the wake service: one message to its push, and one to each of very many agents
/// that sleep.
@NullMarked
package dev.kith.bench.runtime.wake;

import org.jspecify.annotations.NullMarked;
