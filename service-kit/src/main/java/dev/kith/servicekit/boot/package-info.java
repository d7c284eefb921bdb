/// The edge to Spring Boot's launch: the defaults of a service, its one line at start, the
/// sentences it ends with when its configuration is wrong, and what it does about its schema alone.
@NullMarked
package dev.kith.servicekit.boot;

import org.jspecify.annotations.NullMarked;
