/// The presence service, which is told who can be woken.
@NullMarked
package dev.kith.wake.presence;

import org.jspecify.annotations.NullMarked;
