/// The machine that figures were measured on.
@NullMarked
package dev.kith.bench.machine;

import org.jspecify.annotations.NullMarked;
