/// Tests of what counts as a loop.
@NullMarked
package dev.kith.model.loop;

import org.jspecify.annotations.NullMarked;
