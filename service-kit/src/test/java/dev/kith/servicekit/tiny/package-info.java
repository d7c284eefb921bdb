/// A service with a few endpoints, and what it takes to call it.
@NullMarked
package dev.kith.servicekit.tiny;

import org.jspecify.annotations.NullMarked;
