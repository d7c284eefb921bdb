/// The push services, behind one port.
@NullMarked
package dev.kith.wake.provider;

import org.jspecify.annotations.NullMarked;
