/// The command line of the benchmarks.
@NullMarked
package dev.kith.bench;

import org.jspecify.annotations.NullMarked;
