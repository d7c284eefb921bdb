/// The measured relays, each in processes of its own.
@NullMarked
package dev.kith.bench.process;

import org.jspecify.annotations.NullMarked;
