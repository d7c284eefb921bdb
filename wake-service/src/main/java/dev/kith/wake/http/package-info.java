/// The HTTP edge: how agents say by what they can be woken, and learn what came of it.
@NullMarked
package dev.kith.wake.http;

import org.jspecify.annotations.NullMarked;
