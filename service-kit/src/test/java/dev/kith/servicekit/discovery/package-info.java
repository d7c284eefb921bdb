/// When a service is announced.
@NullMarked
package dev.kith.servicekit.discovery;

import org.jspecify.annotations.NullMarked;
