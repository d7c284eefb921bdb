/// Tests of what this service connects to.
@NullMarked
package dev.kith.wake.provider.outbound;

import org.jspecify.annotations.NullMarked;
