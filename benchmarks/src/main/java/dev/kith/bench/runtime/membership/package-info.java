/// The membership of the presence service in virtual time, beside the same protocol as others run
/// it.
@NullMarked
package dev.kith.bench.runtime.membership;

import org.jspecify.annotations.NullMarked;
