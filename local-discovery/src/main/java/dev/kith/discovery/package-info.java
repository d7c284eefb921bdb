/// Which services of a mesh are on the local network.
@NullMarked
package dev.kith.discovery;

import org.jspecify.annotations.NullMarked;
