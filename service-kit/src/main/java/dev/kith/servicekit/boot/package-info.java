/// The edge to Spring Boot's launch: the defaults of a service, its one line at start, and the
/// sentences it ends with when its configuration is wrong.
@NullMarked
package dev.kith.servicekit.boot;

import org.jspecify.annotations.NullMarked;
