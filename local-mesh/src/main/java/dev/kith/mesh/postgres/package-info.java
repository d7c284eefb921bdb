/// PostgreSQL as a child of this process: its programs, its cluster on disk, its running server.
@NullMarked
package dev.kith.mesh.postgres;

import org.jspecify.annotations.NullMarked;
