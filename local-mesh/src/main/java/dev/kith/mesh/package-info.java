/// The whole mesh in one process: a real PostgreSQL beside the services, each in a Spring context
/// of its own.
@NullMarked
package dev.kith.mesh;

import org.jspecify.annotations.NullMarked;
