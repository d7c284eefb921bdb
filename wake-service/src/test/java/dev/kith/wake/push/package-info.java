/// Tests of what is handed to push services.
@NullMarked
package dev.kith.wake.push;

import org.jspecify.annotations.NullMarked;
