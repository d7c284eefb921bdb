/// The workloads of the presence service: changes on their way to followers, very many agents, and
/// searches among them.
@NullMarked
package dev.kith.bench.runtime.presence;

import org.jspecify.annotations.NullMarked;
