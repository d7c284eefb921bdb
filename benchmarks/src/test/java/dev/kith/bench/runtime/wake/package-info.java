@NullMarked
package dev.kith.bench.runtime.wake;

import org.jspecify.annotations.NullMarked;
