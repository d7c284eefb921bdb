/// Tests of what agents register.
@NullMarked
package dev.kith.wake.registration;

import org.jspecify.annotations.NullMarked;
