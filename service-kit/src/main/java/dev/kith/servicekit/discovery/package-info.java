/// Announces a service on the local network, so that agents find it without configuration.
@NullMarked
package dev.kith.servicekit.discovery;

import org.jspecify.annotations.NullMarked;
