/// A service whose author forgot something.
@NullMarked
package dev.kith.servicekit.careless;

import org.jspecify.annotations.NullMarked;
