/// What services of the mesh may do at the relay.
@NullMarked
package dev.kith.relay.services;

import org.jspecify.annotations.NullMarked;
